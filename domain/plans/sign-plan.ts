import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import type { FamilyMember } from './member-choices.ts';
import type { PlanVersion } from './plan-version.ts';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { declinePlan } from './review-plan.ts';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

export const signPlanInput = z.object({
  caseId: z.uuid(),
  outcome: z.enum(['signed', 'refused']),
  signedOn: z.iso.date(),
  signedByPersonId: z.uuid().optional(),
  /** Copy 1 goes to the family; whoever takes it need not be the signer. */
  familyCopyOn: z.iso.date().optional(),
  familyCopyReceiverId: z.uuid().optional(),
  /** Copy 2 stays with the centre and is kept as a scan. */
  centreCopyOn: z.iso.date().optional(),
  signedDocumentId: z.uuid().optional(),
  refusalReason: z.string().trim().min(1).optional(),
});
type SignPlan = z.infer<typeof signPlanInput>;

/** The family agrees to the approved plan with a signature on both copies, or refuses (П1 п.4.9; П2; T-068, T-069, T-147). */
export async function signPlan(ctx: Context, input: z.input<typeof signPlanInput>): Promise<void> {
  const data = signPlanInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, data.caseId);
    const plan = await lockLatestPlanVersion(tx.db, data.caseId, ['approved']);
    if (!plan) throw new DomainError('PLAN_NOT_APPROVED', 'Подписывают утвержденную ИПССС: её нет.');
    refuseWrongDates(data, plan.approvedOn ?? found.today, found);
    if (data.outcome === 'refused') await refuseToSign(tx, plan, data);
    else await signCopies(tx, found, plan, data);
  });
}

async function refuseToSign(ctx: Context, plan: PlanVersion, data: SignPlan): Promise<void> {
  const { refusalReason, signedOn: refusedOn, caseId } = data;
  if (refusalReason === undefined) throw invalidInput('Укажите причину отказа.', { '/refusalReason': 'Укажите причину отказа.' });
  await updatePlanVersion(ctx.db, plan.id, { refusedOn, refusalReason });
  await declinePlan(ctx, { caseId });
}

async function signCopies(ctx: Context, found: SupportedCase, plan: PlanVersion, data: SignPlan): Promise<void> {
  if (plan.cosignedOn === null) {
    throw new DomainError('PLAN_NOT_COSIGNED', 'Сначала ИПССС подписывает руководитель службы социального сопровождения.');
  }
  refuseMissingCopies(data);
  const members = await listFamilyMembers(ctx, found.familyId);
  const signer = requireMember(members, data, 'signedByPersonId', 'Укажите, кто из семьи подписал ИПССС.');
  const receiver = requireMember(members, data, 'familyCopyReceiverId', 'Укажите, кому выдан экземпляр.');
  await updatePlanVersion(ctx.db, plan.id, {
    signedOn: data.signedOn,
    signedByPersonId: signer.id,
    familyCopyOn: data.familyCopyOn ?? null,
    familyCopyReceiverId: receiver.id,
    centreCopyOn: data.centreCopyOn ?? null,
    signedDocumentId: data.signedDocumentId ?? null,
  });
  await recordEvent(ctx, {
    action: 'plan.signed',
    objectKind: 'plan-version',
    objectId: plan.id,
    caseId: data.caseId,
    centreId: found.centreId,
    after: {
      signedOn: data.signedOn,
      signedByPersonId: signer.id,
      familyCopyOn: data.familyCopyOn,
      centreCopyOn: data.centreCopyOn,
      signedDocumentId: data.signedDocumentId,
    },
  });
}

function refuseWrongDates(data: SignPlan, approvedOn: string, found: SupportedCase): void {
  const message = 'Дата — не раньше утверждения ИПССС и не позже сегодняшнего дня.';
  for (const name of ['signedOn', 'familyCopyOn', 'centreCopyOn'] as const) {
    const date = data[name];
    if (date !== undefined && (date < approvedOn || date > found.today)) throw invalidInput(message, { [`/${name}`]: message });
  }
}

const DEMANDED = {
  familyCopyOn: 'Укажите дату выдачи экземпляра семье.',
  centreCopyOn: 'Укажите дату, с которой экземпляр хранится в центре.',
  signedDocumentId: 'Приложите скан подписанного экземпляра.',
} as const;

/** Stage V opens only with both copies accounted for (П1 п.4.9; T-069). */
function refuseMissingCopies(data: SignPlan): void {
  const names = ['familyCopyOn', 'centreCopyOn', 'signedDocumentId'] as const;
  const missing = names.filter((name) => data[name] === undefined);
  const [first] = missing;
  if (first === undefined) return;
  throw invalidInput(DEMANDED[first], Object.fromEntries(missing.map((name) => [`/${name}`, DEMANDED[name]])));
}

function requireMember(
  members: readonly FamilyMember[],
  data: SignPlan,
  name: 'signedByPersonId' | 'familyCopyReceiverId',
  message: string,
): FamilyMember {
  const member = members.find(({ id }) => id === data[name]);
  if (member && mayActForFamily(member, data.signedOn)) return member;
  throw invalidInput(message, { [`/${name}`]: 'Это заявитель или взрослый член семьи.' });
}
