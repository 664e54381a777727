import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimCommand, markDone, markFailed, postpone } from '#engine/outbox';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { uniqueCode } from '../../support/factories.ts';
import { anyCommand, request } from './request.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.drop());

/** Runs in a transaction that stays open until `end` is called: a relay with a command under way. */
async function openRelay(): Promise<{ trx: Knex.Transaction; end: () => Promise<void> }> {
  const trx = await db.transaction();
  return {
    trx,
    end: async () => {
      await trx.commit();
    },
  };
}

describe('the outbox', () => {
  test('gives commands of one stream in order and one at a time to any number of relays', async () => {
    const stream = uniqueCode();
    const first = await request(db, stream, anyCommand);
    const second = await request(db, stream, anyCommand);
    const [relayA, relayB] = await Promise.all([openRelay(), openRelay()]);

    expect((await claimCommand(relayA.trx))?.id).toBe(first);
    expect(await claimCommand(relayB.trx)).toBeUndefined();
    await relayB.end();
    await markDone(relayA.trx, first);
    await relayA.end();

    const relayC = await openRelay();
    expect((await claimCommand(relayC.trx))?.id).toBe(second);
    await markDone(relayC.trx, second);
    await relayC.end();
  });

  test('lets other streams pass a command that is under way', async () => {
    const first = await request(db, uniqueCode(), anyCommand);
    const other = await request(db, uniqueCode(), anyCommand);
    const [relayA, relayB] = await Promise.all([openRelay(), openRelay()]);

    expect([(await claimCommand(relayA.trx))?.id, (await claimCommand(relayB.trx))?.id]).toEqual([first, other]);

    await markDone(relayA.trx, first);
    await markDone(relayB.trx, other);
    await Promise.all([relayA.end(), relayB.end()]);
  });

  test('does not start an earlier command that is committed late while a later one of its stream is under way', async () => {
    const stream = uniqueCode();
    const late = await db.transaction();
    const earlier = await request(late, stream, anyCommand);
    const later = await request(db, stream, anyCommand);
    const [relayA, relayB] = await Promise.all([openRelay(), openRelay()]);

    expect((await claimCommand(relayA.trx))?.id).toBe(later);
    await late.commit();
    expect(await claimCommand(relayB.trx)).toBeUndefined();

    await markDone(relayA.trx, later);
    await relayA.end();
    expect((await claimCommand(relayB.trx))?.id).toBe(earlier);
    await markDone(relayB.trx, earlier);
    await relayB.end();
  });

  test('frees a command at once when the relay that holds it dies', async () => {
    const id = await request(db, uniqueCode(), anyCommand);
    const { trx } = await openRelay();
    expect((await claimCommand(trx))?.id).toBe(id);

    await trx.rollback();

    await db.transaction(async (next) => {
      expect((await claimCommand(next))?.id).toBe(id);
      await markDone(next, id);
    });
  });

  test('keeps a refused command at the head of its stream, so that nothing behind it is sent', async () => {
    const stream = uniqueCode();
    const refused = await request(db, stream, anyCommand);
    await request(db, stream, anyCommand);
    const free = await request(db, uniqueCode(), anyCommand);

    await db.transaction((trx) => markFailed(trx, refused, 'TASK_UNKNOWN'));

    await db.transaction(async (trx) => {
      expect((await claimCommand(trx))?.id).toBe(free);
      await markDone(trx, free);
      expect(await claimCommand(trx)).toBeUndefined();
    });
  });

  test('gives a postponed command up after the engine has refused it for 24 hours, not earlier', async () => {
    const stream = uniqueCode();
    const id = await request(db, stream, anyCommand);
    const claimed = { id, stream, command: anyCommand, actingUserId: undefined, attempts: 0 };
    const refuseAfter = async (hours: number) => {
      await db('app.engine_commands')
        .where({ id })
        .update({ sent_at: db.raw(`now() - ? * interval '1 hour'`, [hours]) });
      await db.transaction((trx) => postpone(trx, claimed, 'MESSAGE_NOT_EXPECTED'));
      const row: unknown = await db('app.engine_commands').where({ id }).first(db.raw('failed_at is not null as failed'));
      return row;
    };

    expect(await refuseAfter(23)).toEqual({ failed: false });
    expect(await refuseAfter(25)).toEqual({ failed: true });
  });

  test('marks a row that makes no sense instead of stumbling over it for ever', async () => {
    const id = await request(db, uniqueCode(), anyCommand);
    await db('app.engine_commands')
      .where({ id })
      .update({ payload: JSON.stringify({ taskId: 7 }) });

    await db.transaction(async (trx) => {
      expect(await claimCommand(trx)).toMatchObject({ id, command: undefined });
      await markDone(trx, id);
    });
  });
});
