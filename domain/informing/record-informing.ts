import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { z } from 'zod';
import type { Case } from '#domain/cases/case';
import { insertInforming, lockInforming, updateInforming } from './informing-store.ts';

const told = z.object({
  doneOn: z.iso.date(),
  personIds: z.array(z.uuid()).min(1, 'Отметьте, кого проинформировали.'),
  way: z.enum(['handed', 'meeting', 'phone', 'mailed']),
  content: z.string().trim().min(1, 'Запишите, о чём проинформировали.'),
});
export type Told = z.infer<typeof told>;

export const informingOutcome = z.discriminatedUnion('outcome', [
  told.extend({ outcome: z.literal('informed') }),
  z.object({ outcome: z.literal('skipped'), skippedReason: z.string().trim().min(1, 'Укажите причину.') }),
]);

/** Logs that the family heard of what was due, or why it was skipped; called by the form of the task (П1 п.5.2; T-071). */
export async function recordInforming(
  ctx: Context,
  { informingId, outcome }: { informingId: string; outcome: z.infer<typeof informingOutcome> },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const informing = await lockInforming(tx.db, informingId);
    if (!informing) throw notFound('Запись об информировании не найдена.');
    if (informing.recordedAt !== null)
      throw new DomainError('INFORMING_RECORDED', 'Об этом информировании уже есть запись: изменить её нельзя.');
    const found = await getCase(tx, informing.caseId);
    if (outcome.outcome === 'informed') await refuseWrong(tx, found, outcome);
    const { outcome: code, ...facts } = outcome;
    await updateInforming(tx.db, informingId, facts, { at: tx.now, by: tx.actor.id });
    await recordEvent(tx, {
      action: code === 'informed' ? 'informing.recorded' : 'informing.skipped',
      objectKind: 'informing',
      objectId: informingId,
      caseId: found.id,
      centreId: found.centreId,
      after: { kind: informing.kind, ...(outcome.outcome === 'informed' && { doneOn: outcome.doneOn, way: outcome.way }) },
    });
  });
}

/** The notice at the end of the support is an act of informing as well, done with the notice itself (П1 п.5.2, 5.8; T-071, T-098). */
export async function recordClosingInforming(ctx: Context, { caseId, ...facts }: Told & { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const dueOn = facts.doneOn;
    const id = await insertInforming(tx.db, { caseId, kind: 'closing', key: 'closing-notice', dueOn, requestedAt: tx.now });
    if (id === undefined) return;
    await updateInforming(tx.db, id, facts, { at: tx.now, by: tx.actor.id });
  });
}

async function refuseWrong(ctx: Context, found: Case, given: Told): Promise<void> {
  const today = dateInZone(ctx.now, found.timeZone);
  if (given.doneOn > today) {
    throw invalidInput('Проверьте дату.', { '/doneOn': 'Дата информирования не может быть в будущем.' });
  }
  // Not the day of the request: the family may have heard of it at the meeting itself, before anybody entered the decision.
  const openedOn = dateInZone(found.openedAt, found.timeZone);
  if (given.doneOn < openedOn) {
    throw invalidInput('Проверьте дату.', { '/doneOn': `Дело открыто ${russianDate(openedOn)}: раньше информировать не о чем.` });
  }
  const members = await listFamilyMembers(ctx, found.familyId);
  const mayHear = new Set(members.filter((member) => mayActForFamily(member, today)).map(({ id }) => id));
  if (!given.personIds.every((id) => mayHear.has(id))) {
    throw invalidInput('Проверьте, кого проинформировали.', { '/personIds': 'Информируют заявителя и взрослых членов семьи.' });
  }
}
