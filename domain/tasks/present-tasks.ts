import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { workingDaysLeft, type WorkCalendar } from '#domain/calendar/work-calendar';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { isHeldForm } from '#domain/suspensions/held-forms';
import { listUserNames } from '#domain/users/user-name-view';
import type { TaskQueryRow } from './task-row-query.ts';

type NamedUser = { readonly id: string; readonly name: string };

/** One task as lists show it: family, stage, due date, responsible person and clause (T-105). */
export interface TaskRow {
  readonly taskId: string;
  readonly name: string;
  /** Place and words of the measure to which the task belongs: a family has many tasks of one name (T-073). */
  readonly measure: string | null;
  readonly formKey: string;
  readonly stage: number;
  readonly clause: string;
  readonly case: { readonly id: string; readonly number: string; readonly family: string } | null;
  readonly session: { readonly id: string; readonly number: string } | null;
  readonly dueOn: string | null;
  readonly isDueProvisional: boolean;
  /** Negative after the deadline. */
  readonly workingDaysLeft: number | null;
  readonly assignee: NamedUser | null;
  /** The curator of the case; nobody is named for a session or before stage II. */
  readonly responsible: NamedUser | null;
  readonly createdAt: Date;
  /** The support is suspended, and this task waits for it to go on (T-092). */
  readonly isSuspended: boolean;
}

/** Adds names and counted working days to the rows of the query. */
export async function presentTasks(ctx: Context, rows: readonly TaskQueryRow[]): Promise<TaskRow[]> {
  const names = await listUserNames(
    ctx,
    rows.flatMap((row) => [row.assigneeId, row.responsibleId]).filter((id) => id !== null),
  );
  const calendars = await readCalendars(ctx, rows);
  return rows.map((row) => ({
    taskId: row.taskId,
    name: row.name,
    measure: row.measure,
    formKey: row.formKey,
    stage: row.stage,
    clause: row.clause,
    case: row.caseId && row.caseNumber ? { id: row.caseId, number: row.caseNumber, family: row.family ?? '' } : null,
    session: row.sessionId && row.sessionNumber ? { id: row.sessionId, number: row.sessionNumber } : null,
    dueOn: row.dueOn,
    isDueProvisional: row.isDueProvisional,
    workingDaysLeft: daysLeft(row),
    assignee: nameOf(row.assigneeId),
    responsible: nameOf(row.responsibleId),
    createdAt: row.createdAt,
    isSuspended: row.isSuspended && isHeldForm(row.formKey),
  }));

  function nameOf(id: string | null): NamedUser | null {
    return (id && names.get(id)) || null;
  }

  function daysLeft(row: TaskQueryRow): number | null {
    const calendar = row.region === null ? undefined : calendars.get(row.region);
    if (!calendar || row.dueOn === null || row.timeZone === null) return null;
    return workingDaysLeft(calendar, dateInZone(ctx.now, row.timeZone), row.dueOn).days;
  }
}

async function readCalendars(ctx: Context, rows: readonly TaskQueryRow[]): Promise<ReadonlyMap<string, WorkCalendar>> {
  const calendars = new Map<string, WorkCalendar>();
  for (const region of new Set(rows.map((row) => row.region).filter((region) => region !== null))) {
    calendars.set(region, await readWorkCalendar(ctx, region));
  }
  return calendars;
}
