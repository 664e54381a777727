import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { findFirstAppeal, type AppealRow } from './appeal-store.ts';

/** The appeal that opened the case. */
export async function findAppealOf(ctx: Context, caseId: string): Promise<AppealRow | undefined> {
  return findFirstAppeal(ctx.db, caseId);
}

/** The day of receipt of the appeal that opened the case: the ten working days run from it (П1 п.4.4; T-026). */
export async function getReceiptDate(ctx: Context, caseId: string): Promise<string> {
  const appeal = await findFirstAppeal(ctx.db, caseId);
  if (!appeal) throw notFound('У дела нет обращения.');
  return appeal.receivedOn;
}
