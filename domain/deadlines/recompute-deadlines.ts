import { recordEvent } from '#domain/audit/record-event';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { FEDERATION } from '#domain/calendar/regions';
import type { WorkCalendar } from '#domain/calendar/work-calendar';
import { isoWithOffset } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { notifyLateCases } from '#domain/sessions/late-cases';
import { listRungs, lockOpenDeadlines, updateDueDate, updateRungTime, type DeadlineRow } from './deadline-store.ts';
import { buildLadder, type Rung, type RungCode } from './ladder.ts';

/** Timer event of the diagram and process variable of each rung. */
const TIMERS: Readonly<Record<RungCode, { activityId: string; variable: string }>> = {
  'reminder-1': { activityId: 'Timer_PlanReminder1', variable: 'planReminder1At' },
  'reminder-2': { activityId: 'Timer_PlanReminder2', variable: 'planReminder2At' },
  overdue: { activityId: 'Timer_PlanOverdue', variable: 'planOverdueAt' },
};

/**
 * Counts open deadlines anew after a change of the calendar and moves the engine's timers that did not fire yet (T-055, T-056).
 * The terms stay those with which the deadline was made. Returns how many deadlines moved.
 */
export async function recomputeDeadlines(ctx: Context, region: string): Promise<number> {
  const open = await lockOpenDeadlines(ctx.db, region === FEDERATION ? undefined : region);
  const calendars = new Map<string, WorkCalendar>();
  let moved = 0;
  for (const deadline of open) {
    const calendar = calendars.get(deadline.region) ?? (await readWorkCalendar(ctx, deadline.region));
    calendars.set(deadline.region, calendar);
    if (await recomputeDeadline(ctx, deadline, calendar)) moved += 1;
  }
  return moved;
}

/** Counts one deadline anew from its day of receipt, and moves what of its ladder is still ahead; says whether anything moved. */
export async function recomputeDeadline(ctx: Context, deadline: DeadlineRow, calendar: WorkCalendar): Promise<boolean> {
  const found = await getCase(ctx, deadline.caseId);
  const present = await listRungs(ctx.db, deadline.id);
  const dayOf = (code: RungCode) => present.find((rung) => rung.code === code)?.workingDay ?? deadline.workingDays;
  const ladder = buildLadder(calendar, {
    startsOn: deadline.startsOn,
    workingDays: deadline.workingDays,
    reminderDays: [dayOf('reminder-1'), dayOf('reminder-2')],
    timeZone: found.timeZone,
  });
  const later = ladder.rungs.filter((rung) => {
    const before = present.find((candidate) => candidate.code === rung.code);
    return before?.firedAt === null && before.firesAt.getTime() !== rung.firesAt.getTime();
  });
  const isSame = ladder.dueOn === deadline.dueOn && ladder.isProvisional === deadline.isProvisional;
  if (isSame && later.length === 0) return false;
  const version = await updateDueDate(ctx.db, deadline.id, ladder);
  for (const rung of later) await moveTimer(ctx, { deadline, found, rung, version });
  await recordEvent(ctx, {
    action: 'deadline.recomputed',
    objectKind: 'deadline',
    objectId: deadline.id,
    caseId: deadline.caseId,
    centreId: found.centreId,
    before: { dueOn: deadline.dueOn, isProvisional: deadline.isProvisional },
    after: { dueOn: ladder.dueOn, isProvisional: ladder.isProvisional },
  });
  await notifyLateCases(ctx, { centreId: found.centreId, caseId: deadline.caseId });
  return true;
}

interface Move {
  readonly deadline: DeadlineRow;
  readonly found: Case;
  readonly rung: Rung;
  readonly version: number;
}

async function moveTimer(ctx: Context, { deadline, found, rung, version }: Move): Promise<void> {
  await updateRungTime(ctx.db, deadline.id, rung.code, rung.firesAt);
  await requestCommand(ctx, {
    stream: found.number,
    dedupeKey: `timer:${deadline.id}:${rung.code}:${version}`,
    command: {
      kind: 'set-timer',
      businessKey: found.number,
      dueAt: isoWithOffset(rung.firesAt, found.timeZone),
      ...TIMERS[rung.code],
    },
  });
}
