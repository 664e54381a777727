import type { Knex } from 'knex';
import { z } from 'zod';

const signInRow = z.object({ userId: z.uuid(), centreId: z.uuid().nullable() });

/** Whose sign-in it is, locked until the end of the transaction; one that has ended is not found. */
export async function lockSignIn(db: Knex, id: string): Promise<z.infer<typeof signInRow> | undefined> {
  const row: unknown = await db('app.sign_ins as s')
    .join('app.users as u', 'u.id', 's.user_id')
    .where({ 's.public_id': id })
    .forUpdate('s')
    .first({ userId: 's.user_id', centreId: 'u.centre_id' });
  return signInRow.optional().parse(row);
}

/** The cookie that remains in the browser opens nothing from this moment on. */
export async function deleteSignIn(db: Knex, id: string): Promise<void> {
  await db('app.sign_ins').where({ public_id: id }).delete();
}

/** Ends all sign-ins of a person but one; says how many. */
export async function deleteOtherSignIns(db: Knex, given: { userId: string; presentId: string }): Promise<number> {
  return db('app.sign_ins').where({ user_id: given.userId }).whereNot({ public_id: given.presentId }).delete();
}
