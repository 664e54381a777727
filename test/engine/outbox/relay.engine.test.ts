import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { repairFinding } from '#domain/commands/repair-finding';
import { retryCommand } from '#domain/commands/retry-command';
import type { EngineCommand } from '#domain/commands/request-command';
import { EngineClient } from '#engine/engine-client';
import { awaitCommand } from '#engine/outbox-await';
import { startRelay, type Relay } from '#engine/outbox-relay';
import { reconcile } from '#engine/reconcile';
import { findFreePort } from '#platform/free-port';
import { buildCentre, buildUser, uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { deployWaiting, type WaitingProcess } from '../commands/waiting-process.ts';
import { request } from './request.ts';

const log = pino({ level: 'silent' });

let stand: Stand;
let waiting: WaitingProcess;
const relays: Relay[] = [];

beforeAll(async () => {
  stand = useStand();
  waiting = await deployWaiting(stand);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});
afterAll(() => stand.close());

const relay = () => relays.push(startRelay({ db: stand.db, engine: stand.engine.api, log, lanes: 2 }));

const commandsOf = (businessKey: string): EngineCommand[] => [
  { kind: 'start-process', processKey: waiting.processKey, businessKey, variables: { lateAt: '2099-01-01T00:00:00+03:00' } },
  { kind: 'correlate-message', message: waiting.first, businessKey, correlationKeys: {}, variables: {} },
  { kind: 'correlate-message', message: waiting.second, businessKey, correlationKeys: {}, variables: {} },
];

interface CommandRow {
  readonly attempts: number;
  readonly error_code: string | null;
  readonly isDone: boolean;
  readonly isFailed: boolean;
}
async function readCommand(id: string): Promise<CommandRow> {
  const row: CommandRow | undefined = await stand
    .db('app.engine_commands')
    .where({ id })
    .first('attempts', 'error_code', stand.db.raw('done_at is not null as "isDone", failed_at is not null as "isFailed"'));
  if (!row) throw new Error('no such command');
  return row;
}

describe('relays', () => {
  test('several at once move each stream in its order, each command once and without a wrong try', async () => {
    const keys = Array.from({ length: 15 }, uniqueCode);
    const ids: string[] = [];
    for (const key of keys) {
      for (const command of commandsOf(key)) ids.push(await request(stand.db, key, command));
    }

    relay();
    relay();
    relay();

    await vi.waitFor(async () => expect((await Promise.all(ids.map(readCommand))).every((row) => row.isDone)).toBe(true), {
      timeout: 30_000,
      interval: 200,
    });
    expect(await Promise.all(ids.map(readCommand))).toEqual(
      ids.map(() => ({ attempts: 1, error_code: null, isDone: true, isFailed: false })),
    );
    const tasks: unknown[] = await stand.db('app.engine_tasks').whereIn('business_key', keys);
    expect(tasks).toHaveLength(keys.length);
  });

  test('note on a message why nobody took it, and go on with what stands behind it', async () => {
    const key = uniqueCode();
    const [start, first] = commandsOf(key);
    const lost: EngineCommand = {
      ...{ kind: 'correlate-message', message: waiting.second, businessKey: key, correlationKeys: {}, variables: {} },
      waiter: { process: waiting.processKey, activityIds: ['Work'] },
    };
    const ids: string[] = [];
    for (const command of [start, lost, first]) if (command) ids.push(await request(stand.db, key, command));

    relay();

    await vi.waitFor(async () => expect((await Promise.all(ids.map(readCommand))).every((row) => row.isDone)).toBe(true), {
      timeout: 10_000,
      interval: 100,
    });
    expect((await Promise.all(ids.map(readCommand))).map((row) => row.error_code)).toEqual([null, 'NOBODY_WAITS', null]);
  });

  test('hear of a new command at once and tell who waits for it', async () => {
    relay();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const key = uniqueCode();
    const startedAt = performance.now();

    const id = await request(stand.db, key, commandsOf(key)[0] ?? neverMade());

    expect(await awaitCommand(stand.db, id, 5000)).toBe('moved-on');
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  test('name the acting person to the engine', async () => {
    const { userId } = await buildUser(stand.db, await buildCentre(stand.db), 'intake');
    const key = uniqueCode();
    const [first] = commandsOf(key);
    await stand.db('app.engine_commands').insert({
      stream: key,
      kind: 'start-process',
      payload: JSON.stringify({ ...(first ?? neverMade()), kind: undefined }),
      dedupe_key: key,
      acting_user_id: userId,
      created_at: new Date(),
      next_at: stand.db.fn.now(),
    });
    relay();

    await vi.waitFor(async () => expect(await starterOf(key)).toBe(userId), { timeout: 10_000 });
  });

  test('wait while the engine is down without counting it against a command, and go on by themselves', async () => {
    const key = uniqueCode();
    const id = await request(stand.db, key, commandsOf(key)[0] ?? neverMade());
    const port = await findFreePort();
    const absent = new EngineClient({ url: `http://127.0.0.1:${port}/engine-rest`, account: 'api', password: 'x' });
    const away = startRelay({ db: stand.db, engine: absent, log });
    expect(await awaitCommand(stand.db, id, 2000)).toBe('saved');
    await away.stop();
    expect(await readCommand(id)).toEqual({ attempts: 0, error_code: null, isDone: false, isFailed: false });

    relay();

    expect(await awaitCommand(stand.db, id, 10_000)).toBe('moved-on');
  });

  test('a refused command blocks its stream, becomes a finding, and goes on after the repair', async () => {
    const key = uniqueCode();
    const broken = await request(stand.db, key, { kind: 'complete-task', taskId: key, variables: {} });
    const behind = await request(stand.db, key, commandsOf(key)[0] ?? neverMade());
    relay();
    await vi.waitFor(async () => expect((await readCommand(broken)).isFailed).toBe(true), { timeout: 10_000 });
    expect(await awaitCommand(stand.db, broken, 100)).toBe('saved');
    expect((await readCommand(behind)).attempts).toBe(0);

    await reconcile(stand.db);
    const finding: { id: string } | undefined = await stand
      .db('app.reconciler_findings')
      .where({ kind: 'command-stuck', object_id: broken })
      .first('id');
    const actor = { kind: 'system', id: 'test' } as const;
    await repairFinding({ db: stand.db, actor, now: new Date() }, finding?.id ?? '');

    expect(await awaitCommand(stand.db, behind, 10_000)).toBe('moved-on');
    const event: unknown = await stand
      .db('app.audit_events')
      .where({ action: 'command.dropped', object_id: broken })
      .first('before');
    expect(event).toEqual({ before: { errorCode: 'TASK_UNKNOWN' } });
  });

  test('an administrator lets a refused command be tried again', async () => {
    const key = uniqueCode();
    const id = await request(stand.db, key, commandsOf(key)[0] ?? neverMade());
    await stand.db('app.engine_commands').where({ id }).update({ failed_at: new Date(), error_code: 'START_REFUSED' });
    const ctx = { db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;

    await retryCommand(ctx, id);
    relay();

    expect(await awaitCommand(stand.db, id, 10_000)).toBe('moved-on');
    await expect(retryCommand(ctx, id)).rejects.toMatchObject({ code: 'COMMAND_ALREADY_SENT' });
  });
});

async function starterOf(businessKey: string): Promise<string | undefined> {
  const [instance] = await stand.engine.api.listHistoricInstances({ businessKey, rootsOnly: true });
  return instance?.startUserId ?? undefined;
}

function neverMade(): never {
  throw new Error('the list of commands is empty');
}
