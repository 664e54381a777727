import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { listQuestionRows } from './municipal-store.ts';

export interface DelayCause {
  readonly number: string;
  readonly fromOn: string;
  /** Null while the municipal body has not answered. */
  readonly toOn: string | null;
}

/**
 * Questions that stood before the municipal consilium in a period. They stop no clock; they are shown where a term was missed, as its
 * explanation (П1 п.4.4, 4.13; T-104; AMB-30). What the director declined was never there.
 */
export async function listMunicipalDelays(
  ctx: Context,
  { caseId, fromOn, toOn }: { caseId: string; fromOn: string; toOn: string },
): Promise<DelayCause[]> {
  const rows = await listQuestionRows(ctx.db, caseId);
  return rows
    .filter(({ status }) => status !== 'declined' && status !== 'proposed')
    .map(({ number, sentOn, raisedOn, answeredOn }) => ({ number, fromOn: sentOn ?? raisedOn, toOn: answeredOn }))
    .filter((cause) => cause.fromOn <= toOn && (cause.toOn ?? toOn) >= fromOn)
    .reverse();
}

/** The same for the term of approval, from its first day to the day on which it was kept, closed, or today. */
export async function explainDeadline(
  ctx: Context,
  deadline: { readonly startsOn: string; readonly overdueAt: Date | null; readonly closedAt: Date | null },
  where: { readonly caseId: string; readonly timeZone: string },
): Promise<DelayCause[]> {
  if (deadline.overdueAt === null) return [];
  const toOn = dateInZone(deadline.closedAt ?? ctx.now, where.timeZone);
  return listMunicipalDelays(ctx, { caseId: where.caseId, fromOn: deadline.startsOn, toOn });
}
