import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';
import { listDocumentRows } from './document-store.ts';

/** Documents of one kind that the case has, the newest first, to choose from in a form (T-069). */
export async function documentChoices(ctx: Context, caseId: string, kind: string): Promise<Choice[]> {
  const { timeZone } = await getCase(ctx, caseId);
  const rows = await listDocumentRows(ctx.db, caseId);
  return rows
    .filter((row) => row.kind === kind)
    .map((row) => ({
      value: row.id,
      label: row.originalName,
      hint: `загружен ${russianDate(dateInZone(row.uploadedAt, timeZone))}`,
    }));
}
