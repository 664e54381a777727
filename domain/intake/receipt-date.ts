import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { findFirstAppeal, listCaseAppeals, type AppealRow } from './appeal-store.ts';
import type { Ground } from './appeal-words.ts';

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

export interface AttachedAppeal {
  readonly id: string;
  readonly number: string;
  readonly ground: Ground;
  readonly receivedOn: string;
  readonly problem: string;
  readonly reviewOutcome: AppealRow['reviewOutcome'];
  readonly reviewComment: string | null;
}

/** Appeals that came while the case was open already; who sent them is not said here (П1 п.4.3; T-027, T-207). */
export async function listAttachedAppeals(ctx: Context, caseId: string): Promise<AttachedAppeal[]> {
  const appeals = await listCaseAppeals(ctx.db, caseId);
  return appeals.flatMap(({ id, number, status, ground, receivedOn, problem, reviewOutcome, reviewComment }) =>
    status === 'attached' && number !== null ? [{ id, number, ground, receivedOn, problem, reviewOutcome, reviewComment }] : [],
  );
}
