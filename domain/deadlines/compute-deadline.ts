import { recordEvent } from '#domain/audit/record-event';
import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { isoWithOffset } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { getReceiptDate } from '#domain/intake/receipt-date';
import { notifyLateCases } from '#domain/sessions/late-cases';
import { readSetting } from '#domain/settings/read-setting';
import { insertDeadline, listRungs, lockDeadline } from './deadline-store.ts';
import { buildLadder, type RungCode } from './ladder.ts';

/** Instants of the ladder as the engine's timers take them: ISO 8601 with the offset of the centre's zone. */
export interface LadderInstants {
  readonly planReminder1At: string;
  readonly planReminder2At: string;
  readonly planOverdueAt: string;
}

/**
 * Computes the deadline of approval from the day of receipt and stores it with its ladder (П1 п.4.4; T-055, T-057).
 * A second call finds what the first one stored, also when the calendar or the settings have changed since.
 */
export async function computeDeadline(ctx: Context, { caseId }: { caseId: string }): Promise<LadderInstants> {
  return inTransaction(ctx, async (tx) => {
    const found = await getCase(tx, caseId);
    const known = await lockDeadline(tx.db, caseId);
    const deadlineId = known?.id ?? (await createDeadline(tx, found));
    const rungs = await listRungs(tx.db, deadlineId);
    const at = (code: RungCode) => {
      const rung = rungs.find((candidate) => candidate.code === code);
      if (!rung) throw new Error(`the ladder of a deadline has no rung ${code}`);
      return isoWithOffset(rung.firesAt, found.timeZone);
    };
    return { planReminder1At: at('reminder-1'), planReminder2At: at('reminder-2'), planOverdueAt: at('overdue') };
  });
}

async function createDeadline(ctx: Context, found: Case): Promise<string> {
  const startsOn = await getReceiptDate(ctx, found.id);
  const workingDays = await readSetting(ctx, 'planApprovalWorkingDays', found.centreId);
  const reminderDays = await readSetting(ctx, 'reminderDays', found.centreId);
  const calendar = await readWorkCalendar(ctx, found.region);
  const ladder = buildLadder(calendar, { startsOn, workingDays, reminderDays, timeZone: found.timeZone });
  const id = await insertDeadline(ctx.db, { ...ladder, caseId: found.id, startsOn, workingDays, region: found.region });
  await recordEvent(ctx, {
    action: 'deadline.computed',
    objectKind: 'deadline',
    objectId: id,
    caseId: found.id,
    centreId: found.centreId,
    after: { startsOn, workingDays, dueOn: ladder.dueOn, isProvisional: ladder.isProvisional },
  });
  await notifyLateCases(ctx, { centreId: found.centreId, caseId: found.id });
  return id;
}
