import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listMemberChoices } from '#domain/families/family-members';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask } from '#domain/tasks/task-form';
import { insertRecord, type NewRecord } from './assessment-store.ts';
import { listSourceChoices } from './sources.ts';

export type CollectedRecord = Pick<NewRecord, 'kind' | 'personId' | 'occurredOn' | 'source' | 'confidentiality' | 'content'>;

/** Stores what one collecting activity has brought, each record with its author, source and class (П4–11 ст.III; T-033, T-034, T-196). */
export async function keepRecords(ctx: Context, task: OpenTask, records: readonly CollectedRecord[]): Promise<void> {
  await keepCaseRecords(ctx, { caseId: caseOfTask(task), taskId: task.taskId }, records);
}

/** The same for what is entered on the page of a case, outside any task (П4–11 ст.III; T-034, T-122). */
export async function keepCaseRecords(
  ctx: Context,
  { caseId, taskId }: { caseId: string; taskId: string | null },
  records: readonly CollectedRecord[],
): Promise<void> {
  const found = await getCase(ctx, caseId);
  for (const record of records) {
    const id = await insertRecord(ctx.db, { ...record, caseId, taskId, authorId: ctx.actor.id, createdAt: ctx.now });
    await recordEvent(ctx, {
      action: actionOf(record.kind),
      objectKind: 'assessment-record',
      objectId: id,
      caseId: found.id,
      centreId: found.centreId,
      after: { kind: record.kind, occurredOn: record.occurredOn, confidentiality: record.confidentiality },
    });
  }
}

/** Meetings and visits stand in the history of the case under names of their own (П1 п.4.6; T-049, T-122). */
function actionOf(kind: CollectedRecord['kind']): string {
  if (kind === 'first-meeting') return 'contact.recorded';
  return kind === 'visit' ? 'visit.recorded' : 'assessment.recorded';
}

/** Refuses days that have not come yet; the places are JSON pointers of the form. */
export function refuseFuture(
  ctx: Context,
  found: Pick<Case, 'timeZone'>,
  dates: Readonly<Record<string, string | undefined>>,
): void {
  const today = dateInZone(ctx.now, found.timeZone);
  const fields = Object.fromEntries(
    Object.entries(dates).flatMap(([pointer, date]) => (date && date > today ? [[pointer, 'Эта дата ещё не наступила.']] : [])),
  );
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте даты.', fields);
}

/** Lists that all forms of stage III share. */
export async function assessmentChoices(ctx: Context, found: Case) {
  return { members: await listMemberChoices(ctx, found), sources: await listSourceChoices(ctx, found.centreId) };
}
