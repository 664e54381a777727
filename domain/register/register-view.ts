import type { Context } from '#domain/context';
import type { RegisterEntry } from './register-entry.ts';
import { findEntry } from './register-store.ts';

/** The line of the ведомственный учет of a case, if the family was ever entered (П1 п.4.11; T-070). */
export async function findRegisterEntry(ctx: Context, caseId: string): Promise<RegisterEntry | undefined> {
  return findEntry(ctx.db, caseId);
}
