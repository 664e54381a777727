import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { dateInZone } from '#domain/calendar/zoned-time';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import type { Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { getOrganisations } from '#domain/organisations/find-institutions';
import { lockOpenMeasure } from '#domain/plans/measure-state';
import { hasBegun } from '#domain/plans/plan-item';
import { refuseSuspended } from '#domain/suspensions/find-suspension';
import { z } from 'zod';
import { insertEngagement } from './engagement-store.ts';

export const engagementInput = z.object({
  organisationId: z.uuid(),
  /** Who of the organisation, when the family agreed to one person. */
  specialist: z.string().trim().min(1).max(200).optional(),
  question: z.string().trim().min(1, 'Напишите, о чём просим.').max(2000),
  consentOn: z.iso.date('Такой даты нет.').optional(),
  consentPersonId: z.uuid().optional(),
});

interface NewRequest extends z.output<typeof engagementInput> {
  readonly caseId: string;
  readonly planItemId: string;
  readonly replacesId: string | null;
}

/**
 * Writes down that an organisation is asked to help with a measure: only with the family's agreement to this very organisation and with a
 * basis for passing anything on, while the case is not suspended (П1 п.5.3; T-078, T-092, T-117, T-198). The case is locked by it, so that
 * it cannot end meanwhile.
 */
export async function startEngagement(ctx: Context, request: NewRequest): Promise<{ engagementId: string; caseNumber: string }> {
  const found = await lockCaseForChange(ctx, request.caseId);
  if (found.status !== 'support')
    throw new DomainError('NOT_IN_SUPPORT', 'Соисполнителей привлекают, пока семья на сопровождении.');
  await refuseSuspended(ctx, request.caseId);
  const item = await lockOpenMeasure(ctx, request.planItemId);
  if (item.caseId !== request.caseId) throw notFound('Мероприятие не найдено.');
  // Its process writes to the organisation: nobody else would hear the request.
  if (!hasBegun(item))
    throw new DomainError(
      'MEASURE_NOT_BEGUN',
      'Мероприятие ещё не начато. Привлечь соисполнителя можно, когда оно появится в работе, обычно через минуту после подписания ИПССС.',
    );
  const agreement = await requireAgreement(ctx, request, {
    familyId: found.familyId,
    today: dateInZone(ctx.now, found.timeZone),
  });
  await requireExchangeBasis(ctx, request.caseId, item.targetPersonIds);
  const [organisation] = await getOrganisations(ctx, { ids: [request.organisationId] });
  if (organisation?.isActive !== true)
    throw invalidInput('Этой организации больше нет в справочнике.', { '/organisationId': 'Выберите действующую организацию.' });

  const engagementId = await insertEngagement(ctx.db, {
    ...{ caseId: request.caseId, planItemId: item.id, organisationId: organisation.id, organisation: organisation.name },
    ...{ specialist: request.specialist ?? null, question: request.question, ...agreement, replacesId: request.replacesId },
    ...{ engagedBy: ctx.actor.id, engagedAt: ctx.now },
  });
  if (engagementId === undefined) throw new DomainError('ALREADY_ENGAGED', 'Эта организация уже привлекается к мероприятию.');
  await recordEvent(ctx, {
    action: 'engagement.requested',
    objectKind: 'engagement',
    objectId: engagementId,
    caseId: request.caseId,
    centreId: found.centreId,
    after: { planItemId: item.id, organisationId: organisation.id, consentOn: agreement.consentOn },
  });
  return { engagementId, caseNumber: found.number };
}

/** The family's word: who of it agreed and when (П1 п.5.3; T-078). */
async function requireAgreement(
  ctx: Context,
  { consentOn, consentPersonId }: Pick<NewRequest, 'consentOn' | 'consentPersonId'>,
  { familyId, today }: { familyId: string; today: string },
): Promise<{ consentOn: string; consentPersonId: string }> {
  if (consentOn === undefined || consentPersonId === undefined) {
    throw new DomainError(
      'NO_FAMILY_AGREEMENT',
      'Специалистов других организаций привлекают только с согласия семьи: отметьте, кто и когда согласился.',
    );
  }
  if (consentOn > today)
    throw invalidInput('Проверьте дату согласия.', { '/consentOn': 'Дата согласия не может быть в будущем.' });
  const members = await listFamilyMembers(ctx, familyId);
  if (!members.some((member) => member.id === consentPersonId && mayActForFamily(member, today)))
    throw invalidInput('Согласие даёт заявитель или взрослый член семьи.', {
      '/consentPersonId': 'Выберите заявителя или взрослого члена этой семьи.',
    });
  return { consentOn, consentPersonId };
}
