import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import { repairFinding } from '#domain/commands/repair-finding';
import { findDamage, reconcile, type Damage, type FindingKind } from '#engine/reconcile';
import { sendCommand } from '#engine/send-command';
import { buildCase, buildCentre, uniqueCode, type TestCase } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { anyCommand, request } from '../outbox/request.ts';
import { completeStep } from './complete-step.ts';

let stand: Stand;

beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

const ctx = () => ({ db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() }) as const;

const damageOf = async (...objects: string[]): Promise<Damage[]> =>
  (await findDamage(stand.db)).filter(({ objectId }) => objects.includes(objectId));

const startOf = ({ caseId, number, centre }: TestCase) =>
  ({
    kind: 'start-process',
    processKey: 'family-support-case',
    businessKey: number,
    variables: { caseId, centreId: centre.centreId, unitId: centre.unitId, ground: 'parent-application' },
  }) as const;

/** A case whose process stands in the first stage. */
async function buildRunningCase(row: Readonly<Record<string, unknown>> = {}): Promise<TestCase> {
  const opened = await buildCase(stand.db, { row });
  await sendCommand(stand.db, stand.engine.api, { id: uniqueCode(), command: startOf(opened), actingUserId: undefined });
  const at = '2099-01-01T00:00:00+03:00';
  const variables = { planReminder1At: at, planReminder2At: at, planOverdueAt: at };
  await completeStep(stand, { topic: 'compute-deadlines', businessKey: opened.number, variables });
  await vi.waitFor(
    async () => {
      const task: unknown = await stand.db('app.engine_tasks').where({ business_key: opened.number }).first('task_key');
      expect(task).toEqual({ task_key: 'Task_IntakePackage' });
    },
    { timeout: 30_000, interval: 100 },
  );
  return opened;
}

async function instanceOf({ number }: TestCase): Promise<string> {
  const [instance] = await stand.engine.api.listInstances({ businessKey: number, rootsOnly: true });
  if (!instance) throw new Error('the case has no instance');
  return instance.id;
}

/** The open finding about an object, after a comparison of our own or of another process. */
async function waitForFinding(objectId: string, kind?: FindingKind): Promise<string> {
  return vi.waitFor(
    async () => {
      await reconcile(stand.db);
      const found: { id: string } | undefined = await stand
        .db('app.reconciler_findings')
        .where({ object_id: objectId, ...(kind && { kind }) })
        .whereNull('resolved_at')
        .first('id');
      if (!found) throw new Error('no finding yet');
      return found.id;
    },
    { timeout: 10_000 },
  );
}

describe('the comparison of cases with the engine', () => {
  test('finds nothing about a case that is on its way', async () => {
    const running = await buildRunningCase();
    const waiting = await buildCase(stand.db);
    await requestCommand(ctx(), { stream: waiting.number, dedupeKey: `start:${waiting.caseId}`, command: startOf(waiting) });
    const closed = await buildCase(stand.db, {
      row: { status: 'closed', closing_ground: 'need-not-confirmed', closed_at: new Date() },
    });
    const fresh = await request(stand.db, uniqueCode(), anyCommand);

    expect(await damageOf(running.number, waiting.number, closed.number, fresh)).toEqual([]);
  });

  test('finds an open case whose process is gone', async () => {
    const lost = await buildRunningCase();
    await stand.engine.api.deleteInstance(await instanceOf(lost));

    expect(await damageOf(lost.number)).toEqual([
      { kind: 'case-without-instance', objectId: lost.number, details: { caseId: lost.caseId, status: 'preparation' } },
    ]);
  });

  test('finds a process without a case', async () => {
    const businessKey = uniqueCode();
    const { centreId, unitId } = await buildCentre(stand.db);
    const variables = { caseId: uniqueCode(), centreId, unitId };
    const order = { processKey: 'family-support-case', businessKey, variables };
    const { processInstanceId } = await stand.engine.api.startProcess(order);

    const found = await damageOf(processInstanceId);
    await stand.engine.api.deleteInstance(processInstanceId);

    expect(found).toEqual([
      {
        kind: 'instance-without-case',
        objectId: processInstanceId,
        details: { businessKey, processKey: 'family-support-case' },
      },
    ]);
  });

  test('finds a status that does not fit the stage, but not while a step or a command is on its way', async () => {
    const differing = await buildRunningCase();
    await stand.db('app.cases').where({ id: differing.caseId }).update({ status: 'post-support' });
    expect(await damageOf(differing.number)).toEqual([
      {
        kind: 'status-differs',
        objectId: differing.number,
        details: {
          caseId: differing.caseId,
          status: 'post-support',
          recorded: null,
          stages: ['Stage_Intake'],
          isDecidable: false,
        },
      },
    ]);

    await stand.db('app.engine_commands').insert({
      stream: differing.number,
      kind: 'complete-task',
      payload: JSON.stringify({ taskId: 'x', variables: {} }),
      dedupe_key: uniqueCode(),
      created_at: new Date(),
      next_at: new Date('2099-01-01'),
    });

    expect(await damageOf(differing.number)).toEqual([]);
  });

  test('finds a status that the history of the case does not know, whatever is on its way', async () => {
    const falsified = await buildCase(stand.db, { row: { status: 'support' } });
    const { caseId, number, centre } = falsified;
    const event = { action: 'case.opened', objectKind: 'case', objectId: caseId, caseId, centreId: centre.centreId };
    await recordEvent(ctx(), { ...event, after: { number } });
    await requestCommand(ctx(), { stream: number, dedupeKey: `start:${caseId}`, command: startOf(falsified) });

    expect(await damageOf(number)).toEqual([
      {
        kind: 'status-differs',
        objectId: number,
        details: { caseId, status: 'support', recorded: 'preparation', stages: [], isDecidable: true },
      },
    ]);
  });

  test('finds a command that has waited for five minutes, but not what waits behind it', async () => {
    const stream = uniqueCode();
    const [stuck, behind, young] = [
      await request(stand.db, stream, anyCommand),
      await request(stand.db, stream, anyCommand),
      await request(stand.db, uniqueCode(), anyCommand),
    ];
    const age = (id: string, minutes: number) =>
      stand
        .db('app.engine_commands')
        .where({ id })
        .update({ requested_at: stand.db.raw(`now() - ? * interval '1 minute'`, [minutes]), next_at: new Date('2099-01-01') });
    await Promise.all([age(stuck, 6), age(behind, 6), age(young, 4)]);

    expect((await damageOf(stuck, behind, young)).map(({ kind, objectId }) => ({ kind, objectId }))).toEqual([
      { kind: 'command-stuck', objectId: stuck },
    ]);
  });
});

describe('a finding', () => {
  test('about a lost process of a minor’s application starts it anew by the same start event', async () => {
    const lost = await buildCase(stand.db);
    await stand
      .db('app.appeals')
      .where({ case_id: lost.caseId })
      .update({ ground: 'minor-application', minor_case: 'Распоряжается своим заработком' });
    const finding = await waitForFinding(lost.number);

    await repairFinding(ctx(), finding);

    const payload: unknown = await stand
      .db('app.engine_commands')
      .where({ stream: lost.number, kind: 'start-process' })
      .first('payload');
    expect(payload).toMatchObject({
      payload: { message: 'minor-application', variables: { caseId: lost.caseId, ground: 'minor-application' } },
    });
  });

  test('T-106 about a lost process is repaired by a new start, with an entry in the audit trail', async () => {
    const lost = await buildRunningCase();
    await stand.engine.api.deleteInstance(await instanceOf(lost));
    const finding = await waitForFinding(lost.number);

    await repairFinding(ctx(), finding);

    const command: { id: string; payload: unknown } | undefined = await stand
      .db('app.engine_commands')
      .where({ stream: lost.number, kind: 'start-process' })
      .first('id', 'payload');
    expect(command?.payload).toMatchObject({ businessKey: lost.number, variables: { caseId: lost.caseId } });
    const sending = { id: command?.id ?? '', command: startOf(lost), actingUserId: undefined };
    expect(await sendCommand(stand.db, stand.engine.api, sending)).toEqual({ kind: 'done' });
    expect(await instanceOf(lost)).toBeTruthy();
    const event: unknown = await stand.db('app.audit_events').where({ object_id: finding }).first('action', 'after');
    expect(event).toEqual({
      action: 'finding.repaired',
      after: { kind: 'case-without-instance', object: lost.number, resolution: 'process-requested' },
    });
    await expect(repairFinding(ctx(), finding)).rejects.toMatchObject({ code: 'FINDING_ALREADY_RESOLVED' });
  });

  test('T-106 about a falsified status is repaired from the history, which keeps both', async () => {
    const falsified = await buildCase(stand.db, { row: { status: 'support' } });
    const { caseId, number, centre } = falsified;
    const about = { objectKind: 'case', objectId: caseId, caseId, centreId: centre.centreId };
    await recordEvent(ctx(), { ...about, action: 'case.closed', after: { status: 'closed', ground: 'not-reached' } });
    const finding = await waitForFinding(number, 'status-differs');

    await repairFinding(ctx(), finding);

    const row: unknown = await stand.db('app.cases').where({ id: caseId }).first('status', 'closing_ground');
    expect(row).toEqual({ status: 'closed', closing_ground: 'not-reached' });
    const event: unknown = await stand
      .db('app.audit_events')
      .where({ case_id: caseId, action: 'case.status-restored' })
      .first('before', 'after');
    expect(event).toEqual({ before: { status: 'support' }, after: { status: 'closed' } });
    expect(await damageOf(number)).toEqual([]);
  });

  test('about a status that neither history nor stage explains is left to people', async () => {
    const differing = await buildRunningCase({ status: 'post-support' });
    const finding = await waitForFinding(differing.number);

    await expect(repairFinding(ctx(), finding)).rejects.toMatchObject({ code: 'FINDING_NOT_REPAIRABLE' });
  });

  test('about a process lost in support is left to people, and says so', async () => {
    const lost = await buildCase(stand.db, { row: { status: 'support' } });
    const finding = await waitForFinding(lost.number);

    await expect(repairFinding(ctx(), finding)).rejects.toMatchObject({ code: 'FINDING_NOT_REPAIRABLE' });
  });

  test('is closed when its damage is gone', async () => {
    const lost = await buildCase(stand.db);
    const finding = await waitForFinding(lost.number);
    await stand.db('app.cases').where({ id: lost.caseId }).update({ status: 'closed', closed_at: new Date() });

    await vi.waitFor(
      async () => {
        await reconcile(stand.db);
        const row: unknown = await stand.db('app.reconciler_findings').where({ id: finding }).first('resolution', 'resolved_by');
        expect(row).toEqual({ resolution: 'gone', resolved_by: 'reconciler' });
      },
      { timeout: 10_000 },
    );
  });
});
