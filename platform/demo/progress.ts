import type { Knex } from 'knex';
import { z } from 'zod';
import type { OpenDemoTask } from './open-work.ts';
import { DEMO_STORIES, type DemoStory } from './stories.ts';

/** Which families have appealed, so that an interrupted demo goes on where it stood. */
export interface Progress {
  hasAppealed(index: number): boolean;
  noteAppeal(index: number, caseId: string): Promise<void>;
  /** Cases of the demo with their stories. */
  listCases(): readonly (readonly [string, DemoStory])[];
  hasHappened(caseId: string, step: number): boolean;
  noteHappening(db: Knex, caseId: string, step: number): Promise<void>;
  /** The story of a case; a case that a visitor has opened has none. */
  findStory(caseId: string): DemoStory | undefined;
  /** How many times the form of this task was filled for its case or session before. */
  countEarlier(task: OpenDemoTask): Promise<number>;
}

const appealRow = z.object({ story: z.string(), step: z.number() });

export async function readProgress(db: Knex): Promise<Progress> {
  const rows: unknown = await db('app.demo_steps').select('story', 'step').whereLike('story', 'case:%');
  const stories = new Map<string, DemoStory>();
  const appealed = new Set<number>();
  const note = (index: number, caseId: string) => {
    const story = DEMO_STORIES[index];
    if (!story) throw new Error(`there is no demo story ${index}`);
    stories.set(caseId, story);
    appealed.add(index);
  };
  for (const { story, step } of z.array(appealRow).parse(rows)) note(step, story.slice('case:'.length));
  const happened = new Set(await readHappened(db));

  return {
    hasAppealed: (index) => appealed.has(index),
    async noteAppeal(index, caseId) {
      note(index, caseId);
      await db('app.demo_steps').insert({ story: `case:${caseId}`, step: index });
    },
    listCases: () => [...stories],
    hasHappened: (caseId, step) => happened.has(`${caseId} ${step}`),
    async noteHappening(tx, caseId, step) {
      await tx('app.demo_steps').insert({ story: `happened:${caseId}`, step });
      happened.add(`${caseId} ${step}`);
    },
    findStory: (caseId) => stories.get(caseId),
    async countEarlier({ caseId, sessionId, formKey }) {
      const rows: unknown = await db('app.task_submissions')
        .where({ form_key: formKey, ...(caseId ? { case_id: caseId } : { session_id: sessionId }) })
        .count({ count: '*' });
      const [row] = z.array(z.object({ count: z.coerce.number() })).parse(rows);
      return row?.count ?? 0;
    },
  };
}

async function readHappened(db: Knex): Promise<string[]> {
  const rows: unknown = await db('app.demo_steps').select('story', 'step').whereLike('story', 'happened:%');
  return z
    .array(appealRow)
    .parse(rows)
    .map(({ story, step }) => `${story.slice('happened:'.length)} ${step}`);
}
