import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { ageOn } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { declinePlan } from './review-plan.ts';
import { listFamilyMembers } from '#domain/families/family-members';
import type { FamilyMember } from './member-choices.ts';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

export const signPlanInput = z.object({
  caseId: z.uuid(),
  outcome: z.enum(['signed', 'refused']),
  signedOn: z.iso.date(),
  signedByPersonId: z.uuid().optional(),
  familyCopyOn: z.iso.date().optional(),
  refusalReason: z.string().trim().min(1).optional(),
});
type SignPlan = z.infer<typeof signPlanInput>;

/** The family agrees to the approved plan with a signature and gets its copy, or refuses (П1 п.4.9; П2; T-068, T-069, T-147). */
export async function signPlan(ctx: Context, input: z.input<typeof signPlanInput>): Promise<void> {
  const data = signPlanInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, data.caseId);
    const plan = await lockLatestPlanVersion(tx.db, data.caseId, ['approved']);
    if (!plan) throw new DomainError('PLAN_NOT_APPROVED', 'Подписывают утвержденную ИПССС: её нет.');
    refuseWrongDate(data, plan.approvedOn ?? found.today, found);

    if (data.outcome === 'refused') {
      if (data.refusalReason === undefined)
        throw invalidInput('Укажите причину отказа.', { '/refusalReason': 'Укажите причину отказа.' });
      await declinePlan(tx, { caseId: data.caseId });
      return;
    }
    const signer = await requireSigner(tx, data, found);
    await updatePlanVersion(tx.db, plan.id, {
      signedOn: data.signedOn,
      signedByPersonId: signer.id,
      familyCopyOn: data.familyCopyOn ?? null,
    });
    await recordEvent(tx, {
      action: 'plan.signed',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId: data.caseId,
      centreId: found.centreId,
      after: { signedOn: data.signedOn, signedByPersonId: signer.id, familyCopyOn: data.familyCopyOn },
    });
  });
}

function refuseWrongDate(data: SignPlan, approvedOn: string, found: SupportedCase): void {
  const isOutside = (date: string | undefined) => date !== undefined && (date < approvedOn || date > found.today);
  const message = 'Дата — не раньше утверждения ИПССС и не позже сегодняшнего дня.';
  if (isOutside(data.signedOn)) throw invalidInput(message, { '/signedOn': message });
  if (isOutside(data.familyCopyOn)) throw invalidInput(message, { '/familyCopyOn': message });
}

async function requireSigner(ctx: Context, data: SignPlan, found: SupportedCase): Promise<FamilyMember> {
  if (data.familyCopyOn === undefined) {
    throw invalidInput('Укажите дату выдачи экземпляра семье.', { '/familyCopyOn': 'Укажите дату выдачи экземпляра семье.' });
  }
  const members = await listFamilyMembers(ctx, found.familyId);
  const signer = members.find((member) => member.id === data.signedByPersonId);
  if (!signer || !canSign(signer, data.signedOn)) {
    throw invalidInput('Укажите, кто из семьи подписал ИПССС.', {
      '/signedByPersonId': 'Подписывает заявитель или взрослый член семьи.',
    });
  }
  return signer;
}

/** The applicant signs at any age that let the appeal be registered; other members once they are of age (П1 п.4.9). */
export const canSign = (member: FamilyMember, on: string): boolean => member.isApplicant || ageOn(member.birthOn, on) >= 18;
