import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { mayOpenStrict } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';
import { listDocumentRows } from './document-store.ts';

/**
 * Documents of one kind that the case has, the newest first, to choose from in a form. The name of a medical one is a diagnosis
 * already: who may not open it sees that it is there (П1 п.5.11; T-069, T-196).
 */
export async function documentChoices(ctx: Context, caseId: string, kind: string): Promise<Choice[]> {
  const { timeZone } = await getCase(ctx, caseId);
  const rows = (await listDocumentRows(ctx.db, caseId)).filter((row) => row.kind === kind);
  const isCovered = rows.some(({ confidentiality }) => confidentiality === 'strict') && !(await mayOpenStrict(ctx, caseId));
  return rows.map((row) => ({
    value: row.id,
    label: isCovered && row.confidentiality === 'strict' && row.uploadedBy !== ctx.actor.id ? 'скрыто' : row.originalName,
    hint: `загружен ${russianDate(dateInZone(row.uploadedAt, timeZone))}`,
  }));
}
