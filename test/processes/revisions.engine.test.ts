import { expect, test } from 'vitest';
import { z } from 'zod';
import { choiceValues, nth, plusDays, type CaseAnswer } from '../../platform/demo/answers/answer.ts';
import { reachForm, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';

const house = usePlayhouse();

const MARK = 'mark-measure';
const NEW_MEASURE = 'Беседы с семьёй об отдыхе детей летом';

/** Takes the measure with this text out of the plan and adds another; the end moves by the days of the story. */
const replaceMeasure =
  (removed: string, added: string): CaseAnswer =>
  (context, story) => ({
    reason: 'Семья просит о другой помощи',
    endsOn: plusDays(context.today, story.extensionDays + context.earlier * 30),
    removed: (context.prepared.choices['removableItems'] ?? [])
      .filter((choice) => labelOf(choice).includes(removed))
      .map(({ value }) => ({ itemId: value, reason: 'Больше не нужно' })),
    items: [
      {
        text: added,
        assistanceType: 'social',
        problemNumber: 1,
        targetIds: [nth(choiceValues(context, 'members'), 0)],
        executorId: nth(choiceValues(context, 'executors'), 0),
        fromOn: context.today,
        dueOn: plusDays(context.today, 60),
      },
    ],
    jointOn: context.today,
    jointParticipantIds: [nth(choiceValues(context, 'members'), 0)],
  });

const labelOf = (choice: unknown) => z.object({ label: z.string() }).parse(choice).label;

async function readMeasures({ played }: Beginning) {
  const rows: unknown = await house
    .db('app.plan_items')
    .where({ case_id: played.caseId })
    .orderBy('text')
    .select('id', 'text', 'status', { reason: 'not_done_reason' });
  return z.array(z.object({ id: z.uuid(), text: z.string(), status: z.string(), reason: z.string().nullable() })).parse(rows);
}

/** Open tasks of marking, by measure. */
async function readMarks({ played }: Beginning): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await house
    .db('app.engine_tasks as t')
    .join('app.engine_variables as v', 'v.process_instance_id', 't.process_instance_id')
    .where({ 't.business_key': played.number, 't.task_key': 'Task_MarkMeasure', 'v.name': 'planItemId' })
    .select({ taskId: 't.task_id', itemId: 'v.text_value' });
  const tasks = z.array(z.object({ taskId: z.string(), itemId: z.string() })).parse(rows);
  return new Map(tasks.map(({ itemId, taskId }) => [itemId, taskId]));
}

test(
  'T-081 T-088 а twice: versions 2 and 3 start what they add and end what they remove, running measures go on, б ends the support',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({
      results: ['extend', 'extend', 'complete'],
      measures: ['own-social', 'own-legal', 'own-pedagogical'],
    });
    const { play, played } = beginning;
    await play.work({ leave: [MARK] });
    const first = await readMarks(beginning);

    play.say('revise-plan', replaceMeasure('документов', NEW_MEASURE));
    await reachForm(beginning, 'revise-plan', { leave: [MARK] });
    const second = await readMarks(beginning);
    play.say('revise-plan', replaceMeasure('школьной', 'Встречи с другими семьями'));
    await reachForm(beginning, 'revise-plan', { times: 2, leave: [MARK] });
    const third = await readMarks(beginning);
    const revised = await house.readCase(played);
    const measures = await readMeasures(beginning);

    expect(first.size).toBe(3);
    const idOf = (part: string) => measures.find(({ text }) => text.includes(part))?.id ?? '';
    const running = idOf('распорядке');
    expect([second.get(running), third.get(running)]).toEqual([first.get(running), first.get(running)]);
    expect(second.has(idOf('документов'))).toBe(false);
    expect(second.get(idOf(NEW_MEASURE))).toBeDefined();
    expect(third.get(idOf(NEW_MEASURE))).toBe(second.get(idOf(NEW_MEASURE)));
    expect([...third.keys()].toSorted()).toEqual([running, idOf(NEW_MEASURE), idOf('другими семьями')].toSorted());
    expect(measures.filter(({ status }) => status === 'cancelled').map(({ reason }) => reason)).toEqual([
      'Больше не нужно',
      'Больше не нужно',
    ]);
    expect(revised.plans).toEqual([
      { version: 1, status: 'archived' },
      { version: 2, status: 'archived' },
      { version: 3, status: 'active' },
    ]);

    await reachForm(beginning, 'review-information', { times: 3 });
    await play.work();
    expect(await house.readCase(played)).toMatchObject({ status: 'post-support', register: [{ removal_ground: 'completed' }] });
  },
);
