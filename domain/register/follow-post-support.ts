import { inTransaction, type Context } from '#domain/context';
import { changeRegister } from './change-register.ts';
import { lockEntry } from './register-store.ts';

/** The line of a family in post-support says so, once (П1 п.5.9; T-041). */
export async function notePostSupport(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const entry = await lockEntry(tx.db, caseId);
    if (entry?.state === 'removed') await changeRegister(tx, entry, { to: 'post-support' });
  });
}

/** The line closes when post-support is over, once (П1 п.5.9; T-041). */
export async function closeAfterPostSupport(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const entry = await lockEntry(tx.db, caseId);
    if (entry?.state === 'post-support') await changeRegister(tx, entry, { to: 'closed' });
  });
}
