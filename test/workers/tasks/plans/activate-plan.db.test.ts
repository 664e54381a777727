import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { revisePlan } from '#domain/plans/revise-plan';
import { signPlan } from '#domain/plans/sign-plan';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, decide, playToActivePlan, signatureOf } from '../../../support/support-story.ts';
import { activatePlanTask } from '../../../../workers/tasks/plans/activate-plan.ts';

const REVIEW = new Date('2026-08-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function listMessages(stream: string): Promise<unknown[]> {
  const rows: { message: unknown }[] = await database
    .db('app.engine_commands')
    .select(database.db.raw("payload->>'message' as message"))
    .where({ stream });
  return rows.map(({ message }) => message);
}

test('T-081 a signed revision takes the place of the version in force and tells the implementation once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number, applicantId } = story.case;
  await playToActivePlan(story);
  const agendaItemId = await decide(story, 'results', { outcome: 'extend', reason: 'Нужно время' }, REVIEW);
  await revisePlan(story.as(story.curator, REVIEW), {
    caseId,
    revision: { reason: 'Продление', endsOn: '2026-12-02', jointOn: '2026-08-20', jointParticipantIds: [applicantId] },
  });
  await approvePlan(story.as(story.director, REVIEW), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director, REVIEW), { caseId, cosignedOn: '2026-08-20' });
  await signPlan(story.as(story.curator, REVIEW), await signatureOf(story, '2026-08-20'));

  await performStep(activatePlanTask, story.system(REVIEW), { caseId });
  await performStep(activatePlanTask, story.system(REVIEW), { caseId });

  const versions: unknown = await database
    .db('app.plan_versions')
    .select('version', 'status', 'number', 'starts_on', 'ends_on')
    .where({ case_id: caseId })
    .orderBy('version');
  const common = { number: `${story.case.centre.prefix}-П26-0001`, starts_on: '2026-03-02' };
  expect(versions).toEqual([
    { ...common, version: 1, status: 'archived', ends_on: '2026-09-02' },
    { ...common, version: 2, status: 'active', ends_on: '2026-12-02' },
  ]);
  const messages = await listMessages(number);
  expect(messages.filter((message) => message === 'plan-version-approved')).toHaveLength(1);
  const named: unknown = await database
    .db('app.engine_commands')
    .where({ stream: number })
    .whereRaw("payload->>'message' = 'plan-version-approved'")
    .select(database.db.raw("payload->'scopedVariables' as variables"));
  expect(named).toEqual([{ variables: { approvedVersion: 2 } }]);
});

test('the first version puts the case on support and tells no implementation', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number } = story.case;

  await playToActivePlan(story);

  const found: unknown = await database.db('app.cases').first('status').where({ id: caseId });
  expect(found).toEqual({ status: 'support' });
  await expect(listMessages(number)).resolves.not.toContain('plan-version-approved');
});

test('T-068 an unsigned plan does not come into force', async () => {
  const story = await buildSupportStory(database.db);

  const activating = performStep(activatePlanTask, story.system(), { caseId: story.case.caseId });

  await expect(activating).rejects.toMatchObject({ code: 'PLAN_NOT_SIGNED' });
});
