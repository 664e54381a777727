import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportCaseEvent } from '#domain/events/report-case-event';
import type { ReviewKind } from '#domain/monitoring/review';
import { activatePlan } from '#domain/plans/activate-plan';
import { approvePlan } from '#domain/plans/approve-plan';
import { comparePlanVersions } from '#domain/plans/compare-versions';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { revisePlanForm } from '#domain/plans/revise-plan-form';
import { signPlan } from '#domain/plans/sign-plan';
import { startMeasure } from '#domain/measures/start-measure';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisions } from '#domain/sessions/record-decisions';
import type { OpenTask } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  buildSupportStory,
  draftFor,
  holdSessionOn,
  itemFor,
  itemIds,
  playToActivePlan,
  prepareReview,
  signatureOf,
  taskOf,
  type DecisionData,
  type PlanDraftData,
  type SupportStory,
} from '../../support/support-story.ts';

const NOW = new Date('2026-06-01T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Support whose consilium has decided а, at the end of the term or after the curator's wish; returns the task of the correction. */
async function decided(
  given: { draft?: Partial<PlanDraftData>; reviewKind?: ReviewKind; decision?: Partial<DecisionData> } = {},
): Promise<{ story: SupportStory; task: OpenTask; agendaItemId: string }> {
  const { draft = {}, reviewKind = 'term-end', decision = {} } = given;
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story, draftFor(story, draft));
  const event = { caseId, kind: 'revision', happenedOn: '2026-06-01', note: 'Ребёнку дали группу' } as const;
  const caseEventId = reviewKind === 'term-end' ? null : (await reportCaseEvent(story.as(story.curator, NOW), event)).caseEventId;
  await prepareReview(story, NOW, { reviewKind, caseEventId });
  const { agendaItemId } = await putOnAgenda(story.system(NOW), { caseId, questionKind: 'results', caseEventId });
  const sessionId = await holdSessionOn(story, agendaItemId, NOW);
  const row = { outcome: 'extend', reason: 'Нужно время', ...decision };
  await recordDecisions(story.as(story.director, NOW), { sessionId, decisions: [{ questionId: agendaItemId, ...row }] });
  return { story, agendaItemId, task: taskOf(story, 'revise-plan', { agendaItemId, caseEventId }) };
}

const revise = ({ story, task }: { story: SupportStory; task: OpenTask }, data: Readonly<Record<string, unknown>>) =>
  fillForm(revisePlanForm, story.as(story.curator, NOW), task, {
    reason: 'Изменилась ситуация',
    jointOn: '2026-06-01',
    jointParticipantIds: [story.case.applicantId],
    ...data,
  });

async function comeIntoForce(story: SupportStory, agendaItemId: string): Promise<void> {
  const { caseId } = story.case;
  await approvePlan(story.as(story.director, NOW), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director, NOW), { caseId, cosignedOn: '2026-06-01' });
  await signPlan(story.as(story.curator, NOW), await signatureOf(story, '2026-06-01'));
  await activatePlan(story.system(NOW), { caseId });
}

const complaint = (pointer: string) => ({ details: { fields: { [pointer]: expect.any(String) as string } } });
const newItem = ({ case: found }: SupportStory) =>
  itemFor(found, { measureCode: '5.6.3', fromOn: '2026-06-05', dueOn: '2026-07-01' });

test('T-088 at the end of the term a new date is demanded; at an early review measures alone are enough', async () => {
  const atEnd = await decided();
  const early = await decided({ reviewKind: 'revision' });

  await expect(revise(atEnd, { items: [newItem(atEnd.story)] })).rejects.toMatchObject(complaint('/endsOn'));
  await revise(atEnd, { items: [newItem(atEnd.story)], endsOn: '2026-12-02' });
  await revise(early, { items: [newItem(early.story)] });

  const ends = async ({ story }: { story: SupportStory }): Promise<unknown> =>
    database.db('app.plan_versions').where({ case_id: story.case.caseId, version: 2 }).pluck('ends_on');
  await expect(ends(atEnd)).resolves.toEqual(['2026-12-02']);
  await expect(ends(early)).resolves.toEqual(['2026-09-02']);
});

test('T-084 T-089 an extension from the 31st ends on the last day of a shorter month, and beyond the usual number the director hears', async () => {
  const given = await decided();
  const { story } = given;
  const { caseId, centre } = story.case;
  await database.db('app.plan_versions').update({ starts_on: '2026-01-31', ends_on: '2026-07-31' }).where({ case_id: caseId });
  await database
    .db('app.settings')
    .insert({ key: 'extensionsWithoutWarning', centre_id: centre.centreId, value: '0', updated_by: 'test' });

  await revise(given, { endsOn: '2027-02-28' });

  const plan: unknown = await database
    .db('app.plan_versions')
    .first('ends_on', 'term_months')
    .where({ case_id: caseId, version: 2 });
  expect(plan).toEqual({ ends_on: '2027-02-28', term_months: 13 });
  const told: unknown = await database
    .db('app.notifications')
    .where({ case_id: caseId, kind: 'many-extensions' })
    .pluck('user_id');
  expect(told).toEqual([story.director.userId]);
});

test('T-119 the correction starts with what the curator proposed before the decision', async () => {
  const given = await decided({ reviewKind: 'revision' });
  const { story, task } = given;
  await database
    .db('app.reviews')
    .update({ needs_revision: true, revision_reason: 'Добавить реабилитацию', proposed_ends_on: '2026-12-02' })
    .where({ case_id: story.case.caseId });

  const { initial } = await revisePlanForm.prepare(story.as(story.curator, NOW), task);

  expect(initial).toEqual({ jointOn: '2026-06-01', reason: 'Добавить реабилитацию', endsOn: '2026-12-02' });
});

const CRISIS = { level: 'crisis', levelReason: 'Конфликты в семье' } as const;
const BASIC_PLAN = { level: 'basic', termMonths: 10 } as const;

test('T-082 a change of level proposes a term counted from the change, and shows the whole', async () => {
  const { story, task } = await decided({ draft: BASIC_PLAN, reviewKind: 'revision', decision: CRISIS });

  const { initial, facts } = await revisePlanForm.prepare(story.as(story.curator, NOW), task);

  expect(initial['endsOn']).toBe('2026-12-01');
  expect(facts).toContainEqual({ label: 'Новый уровень', value: 'кризисный (был базовый)' });
  expect(facts).toContainEqual({
    label: 'Срок на новом уровне',
    value: 'рекомендуется до 6 мес. с 01.06.2026: до 01.12.2026',
  });
  expect(facts).toContainEqual({ label: 'Вся программа', value: '10 мес.: 02.03.2026 – 02.01.2027' });
});

test('T-082 a new level may bring the end nearer; a longer term asks for its reason; nothing else may', async () => {
  const given = await decided({ draft: BASIC_PLAN, reviewKind: 'revision', decision: CRISIS });
  const sameLevel = await decided({ draft: BASIC_PLAN, reviewKind: 'revision' });

  await expect(revise(sameLevel, { endsOn: '2026-12-01' })).rejects.toMatchObject(complaint('/endsOn'));
  await expect(revise(given, {})).rejects.toMatchObject(complaint('/termReason'));
  await expect(revise(given, { endsOn: '2026-06-05' })).rejects.toMatchObject(complaint('/redated'));
  await revise(given, { endsOn: '2026-12-01' });

  const plan: unknown = await database
    .db('app.plan_versions')
    .first('level', 'proposed_level', 'level_reason', 'ends_on')
    .where({ case_id: given.story.case.caseId, version: 2 });
  const level = { level: 'crisis', proposed_level: 'crisis', level_reason: 'Конфликты в семье' };
  expect(plan).toEqual({ ...level, ends_on: '2026-12-01' });
});

test('T-081 T-151 a running measure that a version takes out is cancelled when it comes into force, and the difference says why', async () => {
  const given = await decided({ draft: BASIC_PLAN, reviewKind: 'revision', decision: CRISIS });
  const { story, agendaItemId } = given;
  const { caseId, number } = story.case;
  const [kept = '', running = ''] = await itemIds(story);
  await startMeasure(story.system(NOW), { planItemId: running });

  await revise(given, {
    endsOn: '2026-12-01',
    removed: [{ itemId: running, reason: 'Помощь оказана другим центром' }],
    items: [newItem(story)],
  });
  const waiting: unknown = await database.db('app.plan_items').first('status').where({ id: running });
  await comeIntoForce(story, agendaItemId);
  await activatePlan(story.system(NOW), { caseId });

  expect(waiting).toEqual({ status: 'running' });
  const items: unknown = await database
    .db('app.plan_items')
    .select('id', 'status')
    .whereIn('id', [kept, running])
    .orderBy('status');
  expect(items).toEqual([
    { id: running, status: 'cancelled' },
    { id: kept, status: 'planned' },
  ]);
  const messages: unknown = await database
    .db('app.engine_commands')
    .select(database.db.raw(`payload->>'message' as message, payload->'correlationKeys' as keys`))
    .where({ stream: number })
    .whereRaw(`payload->>'message' in ('plan-item-removed','control-plan-changed','plan-version-approved')`)
    .orderByRaw(`payload->>'message'`);
  expect(messages).toEqual([
    { message: 'control-plan-changed', keys: {} },
    { message: 'plan-item-removed', keys: { planItemId: running } },
    { message: 'plan-version-approved', keys: {} },
  ]);
  const difference = await comparePlanVersions(story.as(story.curator, NOW), { caseId, from: 1, to: 2 });
  expect(difference.removed).toMatchObject([{ place: '1.2', reason: 'Помощь оказана другим центром' }]);
  expect(difference.added).toHaveLength(1);
  expect([difference.from.level, difference.to.level]).toEqual(['basic', 'crisis']);
});

test('a second correction waits until the first is signed', async () => {
  const given = await decided({ reviewKind: 'revision' });
  await revise(given, { endsOn: '2026-12-02' });
  await approvePlan(given.story.as(given.story.director, NOW), {
    caseId: given.story.case.caseId,
    agendaItemId: given.agendaItemId,
  });

  await expect(revise(given, { endsOn: '2026-12-05' })).rejects.toMatchObject({ code: 'PLAN_UNSIGNED' });
});
