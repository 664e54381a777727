import { z } from 'zod';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { isSameDistrict } from '#domain/families/same-district';
import { findCentreOfDistrict } from '#domain/intake/receiving-centre';
import { getSupportedCase } from '#domain/plans/supported-case';
import { settleEvent, type EventOutcome } from './settle-event.ts';
import { withdrawEvent } from './withdraw-event.ts';

const part = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .nullish()
  .transform((value) => value ?? null);

export const moveInput = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('confirmed'),
    movedOn: z.iso.date('Такой даты нет.'),
    newDistrict: z.string().trim().min(1).max(200),
    settlement: part,
    street: part,
    house: part,
    flat: part,
    note: part,
    handover: z.enum(['agreed', 'not-agreed']),
    consentPersonId: z.uuid().optional(),
    consentOn: z.iso.date('Такой даты нет.').optional(),
  }),
  z.object({ decision: z.literal('withdrawn'), withdrawnReason: z.string().trim().min(1).max(2000) }),
]);
type Move = Extract<z.infer<typeof moveInput>, { decision: 'confirmed' }>;

/**
 * Records the move outside the district with the new address and the family's word on handing its data over to the centre there,
 * or that there was no move (П1 п.5.8 в, 5.11; T-092, T-094, T-095; AMB-19, AMB-49).
 */
export async function recordMove(
  ctx: Context,
  given: { caseEventId: string; move: z.infer<typeof moveInput> },
): Promise<{ eventOutcome: EventOutcome }> {
  const { caseEventId, move } = given;
  if (move.decision === 'withdrawn') return withdrawEvent(ctx, { caseEventId, reason: move.withdrawnReason });
  const { settlement, street, house, flat, note } = move;
  return settleEvent(ctx, caseEventId, async (tx, { found, today }) => {
    const { district } = await getSupportedCase(tx, found.id);
    const centre = await findCentreOfDistrict(tx, move.newDistrict);
    const fields = checkMove(move, { district, today, hasCentre: centre !== undefined && centre.centreId !== found.centreId });
    if (Object.keys(fields).length > 0) throw invalidInput('Проверьте введённые данные.', fields);
    const isAgreed = move.handover === 'agreed';
    return {
      happenedOn: move.movedOn,
      newDistrict: move.newDistrict,
      newAddress: { settlement, street, house, flat, note },
      handoverConsent: isAgreed,
      handoverConsentBy: isAgreed ? (move.consentPersonId ?? null) : null,
      handoverConsentOn: isAgreed ? (move.consentOn ?? null) : null,
      handoverCentreId: isAgreed ? (centre?.centreId ?? null) : null,
    };
  });
}

function checkMove(move: Move, known: { district: string; today: string; hasCentre: boolean }): Record<string, string> {
  const { movedOn, consentOn } = move;
  const isAgreed = move.handover === 'agreed';
  return {
    ...(movedOn > known.today && { '/movedOn': 'Дата не может быть позже сегодняшнего дня.' }),
    ...(isSameDistrict(known.district, move.newDistrict) && {
      '/newDistrict': 'Район тот же: это не переезд за его пределы, измените адрес семьи.',
    }),
    ...(isAgreed &&
      !known.hasCentre && { '/handover': 'В этом районе нет центра, который работает в программе: передать сведения некому.' }),
    ...(isAgreed && move.consentPersonId === undefined && { '/consentPersonId': 'Выберите, кто дал согласие.' }),
    ...(isAgreed && consentOn === undefined && { '/consentOn': 'Укажите дату согласия.' }),
    ...(consentOn !== undefined && consentOn > known.today && { '/consentOn': 'Дата не может быть позже сегодняшнего дня.' }),
  };
}
