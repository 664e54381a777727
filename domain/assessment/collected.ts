import type { Context } from '#domain/context';
import { countRecords, listRecords, type RecordKind } from './assessment-store.ts';

/** Whether somebody has met the family: drafting begins with trust (П1 п.4.6; T-049). */
export async function hasContactRecord(ctx: Context, caseId: string): Promise<boolean> {
  return (await countRecords(ctx.db, caseId, ['first-meeting', 'visit'])) > 0;
}

/** Whether the home of the family was surveyed, which the draft of the ИПССС needs (П1 п.4.6; П4–11 ст.III; T-032). */
export async function hasHomeSurvey(ctx: Context, caseId: string): Promise<boolean> {
  return (await countRecords(ctx.db, caseId, ['home-survey'])) > 0;
}

/** The last day of which the case has a record of a kind. */
export async function findLastRecordDay(ctx: Context, caseId: string, kind: RecordKind): Promise<string | undefined> {
  const days = (await listRecords(ctx.db, caseId)).filter((record) => record.kind === kind).map(({ occurredOn }) => occurredOn);
  return days.at(-1);
}
