import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCaseQuestions } from '#domain/sessions/case-questions-view';
import { listDecisions } from '#domain/sessions/decisions-view';
import type { QuestionKind } from '#domain/sessions/agenda-item';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PAGE = { limit: 50, offset: 0 };
const KINDS = ['need', 'level', 'plan', 'progress', 'results', 'acceptance'] as const;

/** One decided question of every kind in one held session. */
async function decideAll(story: SupportStory): Promise<void> {
  const sessionId = await insertRow(database.db, 'app.sessions', {
    number: `${story.case.centre.prefix}-З26-0099`,
    body_id: await bodyOf(story),
    centre_id: story.case.centre.centreId,
    planned_at: new Date('2026-03-02T07:00:00Z'),
    place: 'Зал',
    status: 'decided',
    held_on: '2026-03-02',
    created_by: story.secretary.userId,
    created_at: new Date('2026-03-02T07:00:00Z'),
  });
  for (const kind of KINDS) {
    await insertRow(database.db, 'app.agenda_items', {
      case_id: story.case.caseId,
      session_id: sessionId,
      kind,
      status: 'decided',
      outcome: 'noted',
      outcome_data: JSON.stringify({ outcome: 'noted', recommendation: `Слова о ${kind}` }),
      decided_at: new Date('2026-03-02T08:00:00Z'),
      decided_by: story.director.userId,
      created_at: new Date('2026-03-01T08:00:00Z'),
    });
  }
}

async function bodyOf(story: SupportStory): Promise<string> {
  const row: unknown = await database.db('app.collegial_bodies').first('id').where({ centre_id: story.case.centre.centreId });
  return (row as { id: string }).id;
}

test.each([
  ['need', ['acceptance', 'need']],
  ['level', ['acceptance', 'level']],
  ['plan', ['acceptance', 'plan']],
  ['progress', ['progress']],
  ['results', ['results']],
] as const)('T-005 the archive of decisions on %s has %j', async (kind, expected) => {
  const story = await buildSupportStory(database.db);
  await decideAll(story);

  const found = await listDecisions(story.as(story.secretary), { kind }, PAGE);

  expect(found.items.map((decision): QuestionKind => decision.kind).sort()).toEqual([...expected]);
});

test('T-005 the archive is found by the days of the sessions', async () => {
  const story = await buildSupportStory(database.db);
  await decideAll(story);
  const count = async (filter: object) => (await listDecisions(story.as(story.director), filter, PAGE)).total;

  expect([
    await count({ from: '2026-03-02', to: '2026-03-02' }),
    await count({ from: '2026-03-03' }),
    await count({ to: '2026-03-01' }),
  ]).toEqual([6, 0, 0]);
});

test('T-019 decisions of another centre are not in the archive', async () => {
  const story = await buildSupportStory(database.db);
  const other = await buildSupportStory(database.db);
  await decideAll(story);

  const { items } = await listDecisions(other.as(other.secretary), {}, PAGE);

  expect(items).toEqual([]);
});

test('T-195 the consilium’s words about a family are for those who read its plan, not for the clerk', async () => {
  const story = await buildSupportStory(database.db);
  await decideAll(story);
  const clerk = await buildUser(database.db, story.case.centre, 'intake');
  await database.db('app.appeals').update({ registered_by: clerk.userId }).where({ case_id: story.case.caseId });

  const curators = await openCaseQuestions(story.as(story.curator), story.case.caseId);
  const clerks = await openCaseQuestions(story.as(clerk), story.case.caseId);

  expect([curators.items[0]?.reason, curators.mayPropose, curators.mayReadDrafting]).toEqual([
    expect.stringContaining('Слова о') as string,
    true,
    true,
  ]);
  expect([clerks.items.map(({ reason }) => reason), clerks.mayPropose, clerks.mayReadDrafting]).toEqual([
    KINDS.map(() => null),
    false,
    false,
  ]);
});
