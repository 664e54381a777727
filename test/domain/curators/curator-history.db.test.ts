import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseRelations } from '#contract/relations';
import { openCaseRelations } from '#domain/cases/case-relations-view';
import { listCuratorPeriods } from '#domain/curators/curator-history-view';
import { insertHandover } from '#domain/curators/handover-store';
import { settleLevel } from '#domain/curators/settle-level';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCase, buildCentre, buildUser, TEST_NOW, type TestUser } from '../../support/factories.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function caseOfCurator(): Promise<{ caseId: string; curator: TestUser }> {
  const { caseId, centre } = await buildCase(base.db);
  const curator = await buildUser(base.db, centre, 'curator');
  await assignCurator(base.db, caseId, curator.userId);
  return { caseId, curator };
}

test('T-112 the history shows the level that the consilium set, with the load of that moment', async () => {
  const { caseId, curator } = await caseOfCurator();
  const ctx = actingAs(base.db, curator);

  await settleLevel(ctx, { caseId, level: 'crisis' });

  const [period] = await listCuratorPeriods(ctx, caseId);
  expect(period).toMatchObject({
    user: { id: curator.userId },
    expectedLevel: 'basic',
    levels: [{ level: 'crisis', loadIndex: 0.25, overLimitReason: null, settledAt: TEST_NOW }],
  });
});

test('T-198 the relations of a family name its consents, fit the contract and leave a trace of the reading', async () => {
  const { caseId, curator } = await caseOfCurator();

  const relations = caseRelations.parse(await openCaseRelations(actingAs(base.db, curator), caseId));

  expect(relations.consents.hasExchangeBasis).toBe(true);
  expect(relations.consents.items.map(({ kind }) => kind).sort()).toEqual(['exchange', 'processing']);
  expect(relations.consents.persons.map(({ name }) => name)).toEqual(['Петрова Анна']);
  expect(await listActions(base.db, caseId)).toEqual(['case.relations-viewed']);
});

test('T-016 a hand-over list names measures, so it is for those who may read the plan', async () => {
  const centre = await buildCentre(base.db);
  const clerk = await buildUser(base.db, centre, 'intake');
  const { caseId } = await buildCase(base.db, { centre, registrarId: clerk.userId });
  const curator = await buildUser(base.db, centre, 'curator');
  const assignmentId = await assignCurator(base.db, caseId, curator.userId);
  const measures = [{ text: '3.1 лечение от зависимости', dueOn: '2026-04-01' }];
  await insertHandover(base.db, {
    ...{ caseId, fromAssignmentId: assignmentId, toAssignmentId: assignmentId, reasonKind: 'leave', reason: null },
    ...{ changedOn: '2026-03-02', changedAt: TEST_NOW, changedBy: curator.userId },
    contents: { tasks: [], measures, letters: [], controlPoints: [], approvalDueOn: null },
  });
  const shownTo = async (user: TestUser) =>
    (await openCaseRelations(actingAs(base.db, user), caseId)).handovers.map(({ contents }) => contents.measures);

  expect(await shownTo(curator)).toEqual([measures]);
  expect(await shownTo(clerk)).toEqual([]);
});

test('T-019 a stranger hears that there is no such case', async () => {
  const { caseId } = await caseOfCurator();
  const stranger = await buildUser(base.db, await buildCentre(base.db), 'head');

  await expect(openCaseRelations(actingAs(base.db, stranger), caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
