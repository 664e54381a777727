import { expect, test, vi } from 'vitest';
import { recordEvent } from '#domain/audit/record-event';
import { repairFinding } from '#domain/commands/repair-finding';
import { listFindings } from '#domain/operations/list-findings';
import { findDamage, reconcile, type Damage } from '#engine/reconcile';
import { proveRow } from '../proof/prove-row.ts';
import { actingAsSystem, buildCentre, uniqueCode, type TestCase } from '../support/factories.ts';
import { buildCases, expectAllAt, requestStarts } from './case-load.ts';
import type { OwnStand } from './own-stand.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const OF_EACH = 5;
const crew = useCrew();

/** The record that every case has from its opening on. */
async function recordOpenings({ db }: OwnStand, cases: readonly TestCase[]): Promise<void> {
  for (const { caseId, number, centre } of cases) {
    const { centreId } = centre;
    const event = { action: 'case.opened', objectKind: 'case', objectId: caseId, caseId, centreId, after: { number } };
    await recordEvent(actingAsSystem(db), event);
  }
}

/** Deletes the processes of the cases past the application. */
async function loseProcesses({ engine }: OwnStand, cases: readonly TestCase[]): Promise<void> {
  for (const { number } of cases) {
    const [root] = await engine.listInstances({ businessKey: number, rootsOnly: true });
    await engine.deleteInstance(root?.id ?? '');
  }
}

/** Statuses that nobody gave; some of them would fit a later stage, one would end the case. */
async function falsifyStatuses({ db }: OwnStand, cases: readonly TestCase[]): Promise<void> {
  const wrong = ['support', 'post-support', 'closed', 'support', 'post-support'];
  for (const [index, { caseId }] of cases.entries()) {
    const status = wrong[index % wrong.length];
    const closing = status === 'closed' ? { closing_ground: 'completed', closed_at: new Date() } : {};
    await db('app.cases')
      .where({ id: caseId })
      .update({ status, ...closing });
  }
}

/** Processes that belong to no case. */
async function orphanProcesses({ db, engine }: OwnStand): Promise<string[]> {
  const { centreId, unitId } = await buildCentre(db);
  const orphans: string[] = [];
  for (let count = 0; count < OF_EACH; count += 1) {
    const variables = { caseId: uniqueCode(), centreId, unitId, ground: 'parent-application' };
    const started = await engine.startProcess({ processKey: 'family-support-case', businessKey: uniqueCode(), variables });
    orphans.push(started.processInstanceId);
  }
  return orphans;
}

const describe = ({ kind, objectId }: Pick<Damage, 'kind' | 'objectId'>) => `${kind} ${objectId}`;

test('A19 T-106 planted damage is found, all of it and nothing else, and each finding is mended by one button', async () => {
  const { stand } = crew;
  const ctx = () => actingAsSystem(stand.db);
  const cases = await buildCases(stand, 6 * OF_EACH);
  await recordOpenings(stand, cases);
  await crew.startWorkers();
  await requestStarts(stand, cases);
  await expectAllAt(stand, cases, 'Task_IntakePackage');
  await crew.stopWorkers();
  const before = await findDamage(stand.db);
  const [lost, falsified] = [cases.slice(0, OF_EACH), cases.slice(OF_EACH, 2 * OF_EACH)];

  await loseProcesses(stand, lost);
  await falsifyStatuses(stand, falsified);
  const orphans = await orphanProcesses(stand);
  const seconds = startStopwatch();
  await reconcile(stand.db);
  const foundIn = seconds();

  const { items } = await listFindings(ctx(), 'open', { limit: 100, offset: 0 });
  const planted = [
    ...lost.map(({ number }) => describe({ kind: 'case-without-instance', objectId: number })),
    ...falsified.map(({ number }) => describe({ kind: 'status-differs', objectId: number })),
    ...orphans.map((objectId) => describe({ kind: 'instance-without-case', objectId })),
  ];
  const found = items.map(describe);
  for (const { id } of items.filter(({ isRepairable }) => isRepairable)) await repairFinding(ctx(), id);
  await crew.startWorkers();
  await expectAllAt(stand, falsified, 'Task_IntakePackage');
  await vi.waitFor(async () => expect(await findDamage(stand.db)).toEqual([]), { timeout: 300_000, interval: 300 });

  const journal: unknown[] = await stand.db('app.audit_events').where({ action: 'finding.repaired' }).select('id');
  const statuses: unknown[] = await stand
    .db('app.cases')
    .whereIn(
      'id',
      falsified.map(({ caseId }) => caseId),
    )
    .where({ status: 'preparation', closing_ground: null, closed_at: null })
    .select('id');
  proveRow('A19', [
    { what: 'differences before', value: before.length, exactly: 0 },
    { what: 'planted and found', value: planted.filter((one) => found.includes(one)).length, exactly: 3 * OF_EACH },
    { what: 'found and not planted', value: found.filter((one) => !planted.includes(one)).length, exactly: 0 },
    { what: 'repaired, with an entry in the journal', value: journal.length, exactly: 3 * OF_EACH },
    { what: 'statuses as before', value: statuses.length, exactly: OF_EACH },
    { what: 'found after', value: foundIn, unit: 's', atMost: 300 },
  ]);
});
