import type { Knex } from 'knex';
import { z } from 'zod';

const factorRow = z.object({ sealedSecret: z.string(), confirmedAt: z.date().nullable() });
export type SecondFactor = z.infer<typeof factorRow>;
const columns = { sealedSecret: 'sealed_secret', confirmedAt: 'confirmed_at' };

/** The second factor of a person, begun or in force. */
export async function findFactor(db: Knex, userId: string): Promise<SecondFactor | undefined> {
  const row: unknown = await db('app.second_factors').where({ user_id: userId }).first(columns);
  return factorRow.optional().parse(row);
}

/** The same, kept from other changes until the transaction ends. */
export async function lockFactor(db: Knex, userId: string): Promise<SecondFactor | undefined> {
  const row: unknown = await db('app.second_factors').where({ user_id: userId }).forUpdate().first(columns);
  return factorRow.optional().parse(row);
}

/** Begins a factor, in place of one that was begun and never confirmed; false when one is in force. */
export async function beginFactor(db: Knex, userId: string, given: { sealedSecret: string; at: Date }): Promise<boolean> {
  const rows: unknown = await db('app.second_factors')
    .insert({ user_id: userId, sealed_secret: given.sealedSecret, created_at: given.at })
    .onConflict('user_id')
    .merge(['sealed_secret', 'created_at'])
    .where('app.second_factors.confirmed_at', null)
    .returning('user_id');
  return z.array(z.unknown()).parse(rows).length > 0;
}

/** Puts a begun factor in force; false when there is none to confirm. */
export async function confirmFactor(db: Knex, userId: string, given: { step: number; at: Date }): Promise<boolean> {
  const changed = await db('app.second_factors')
    .where({ user_id: userId })
    .whereNull('confirmed_at')
    .update({ confirmed_at: given.at, last_step: given.step });
  return changed > 0;
}

/** Takes a factor away with its recovery codes; false when there is none. */
export async function removeFactor(db: Knex, userId: string): Promise<boolean> {
  return (await db('app.second_factors').where({ user_id: userId }).delete()) > 0;
}

/** Uses up the codes of a step and of all before it; false when they have been used. */
export async function spendStep(db: Knex, userId: string, step: number): Promise<boolean> {
  const changed = await db('app.second_factors')
    .where({ user_id: userId })
    .where((unused) => void unused.whereNull('last_step').orWhere('last_step', '<', step))
    .update({ last_step: step });
  return changed > 0;
}

export async function replaceRecoveryCodes(db: Knex, userId: string, codeHashes: readonly string[]): Promise<void> {
  await db('app.recovery_codes').where({ user_id: userId }).delete();
  await db('app.recovery_codes').insert(codeHashes.map((code_hash) => ({ user_id: userId, code_hash })));
}

/** Whether this is an unused recovery code of the person. */
export async function hasRecoveryCode(db: Knex, userId: string, codeHash: string): Promise<boolean> {
  const row: unknown = await db('app.recovery_codes')
    .where({ user_id: userId, code_hash: codeHash, used_at: null })
    .first('user_id');
  return row !== undefined;
}

/** Uses up a recovery code; false when it has been used. */
export async function spendRecoveryCode(db: Knex, userId: string, given: { codeHash: string; at: Date }): Promise<boolean> {
  const changed = await db('app.recovery_codes')
    .where({ user_id: userId, code_hash: given.codeHash, used_at: null })
    .update({ used_at: given.at });
  return changed > 0;
}

export async function countRecoveryCodes(db: Knex, userId: string): Promise<number> {
  const row: unknown = await db('app.recovery_codes').where({ user_id: userId, used_at: null }).count('* as left').first();
  return z.object({ left: z.coerce.number() }).parse(row).left;
}
