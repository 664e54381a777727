import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findLastDecided } from './agenda-item-store.ts';

/** Why there is no need, for the statistics of refusals (T-063; AMB-07). */
const REFUSAL_KINDS = ['services-enough', 'difficulty-overcome', 'other-bodies', 'outside-kinds', 'other'] as const;

const HELP = [
  'social-services',
  'medical',
  'psychological',
  'pedagogical',
  'legal',
  'benefits',
  'employment',
  'non-profit',
  'other',
] as const;

const text = z.string().trim().min(1);

export const unconfirmedNoticeInput = z.object({
  caseId: z.uuid(),
  notifiedOn: z.iso.date(),
  delivery: z.enum(['handed', 'mailed', 'electronic']),
  recipientId: z.uuid(),
  reasonKind: z.enum(REFUSAL_KINDS),
  reason: text,
  suggestedHelp: z.array(z.enum(HELP)).default([]),
  suggestedNote: text.optional(),
});

/** The question on which the consilium found no need, with its reason (П1 п.4.1; T-062, T-063). */
export async function findRefusedNeed(
  ctx: Context,
  caseId: string,
): Promise<{ agendaItemId: string; decidedAt: Date; reason: string } | undefined> {
  const item = await findLastDecided(ctx.db, caseId, ['need', 'acceptance']);
  if (!item?.decidedAt || item.outcomeData?.outcome !== 'need-not-confirmed') return undefined;
  return { agendaItemId: item.id, decidedAt: item.decidedAt, reason: item.outcomeData.reason };
}

/**
 * Gives the applicant the reasoned answer that there is no need, suggests other help and keeps both for the statistics.
 * The ten days run until it is given (П1 п.4.1, 4.4; T-063; AMB-07).
 */
export async function notifyUnconfirmed(ctx: Context, input: z.input<typeof unconfirmedNoticeInput>): Promise<void> {
  const { caseId, ...notice } = unconfirmedNoticeInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const refused = await findRefusedNeed(tx, caseId);
    if (!refused) throw new DomainError('NEED_NOT_REFUSED', 'Консилиум не отказывал этой семье: уведомлять не о чем.');
    const decidedOn = dateInZone(refused.decidedAt, found.timeZone);
    if (notice.notifiedOn > found.today || notice.notifiedOn < decidedOn)
      throw invalidInput('Проверьте дату уведомления.', {
        '/notifiedOn': 'Укажите день не позже сегодняшнего и не раньше решения.',
      });
    if (!(await listFamilyMembers(tx, found.familyId)).some(({ id }) => id === notice.recipientId))
      throw invalidInput('Проверьте получателя.', { '/recipientId': 'Выберите члена этой семьи.' });
    await tx.db('app.need_refusals').insert({
      case_id: caseId,
      agenda_item_id: refused.agendaItemId,
      reason_kind: notice.reasonKind,
      reason: notice.reason,
      categories: found.categories,
      suggested_help: notice.suggestedHelp,
      suggested_note: notice.suggestedNote ?? null,
      notified_on: notice.notifiedOn,
      delivery: notice.delivery,
      recipient_id: notice.recipientId,
      notified_by: tx.actor.id,
    });
    await recordEvent(tx, {
      action: 'need-refusal.notified',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      after: {
        notifiedOn: notice.notifiedOn,
        delivery: notice.delivery,
        reasonKind: notice.reasonKind,
        suggestedHelp: notice.suggestedHelp,
        agendaItemId: refused.agendaItemId,
      },
    });
  });
}
