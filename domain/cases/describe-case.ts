import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { findDeadlineOf } from '#domain/deadlines/find-deadline';
import { listFamilyMembers } from '#domain/families/family-members';
import { findAppealOf } from '#domain/intake/receipt-date';
import { fullName } from '#domain/person-name';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { Case } from './case.ts';

/** What everybody who works on a case must have before their eyes: who, with what, and until when. */
export async function describeCase(ctx: Context, found: Case): Promise<PreparedForm['facts']> {
  const members = await listFamilyMembers(ctx, found.familyId);
  const appeal = await findAppealOf(ctx, found.id);
  const deadline = await findDeadlineOf(ctx, found.id);
  const applicant = members.find((member) => member.isApplicant);
  return [
    { label: 'Дело', value: found.number },
    ...(applicant ? [{ label: 'Заявитель', value: fullName(applicant) }] : []),
    { label: 'Состав семьи', value: members.map((member) => `${fullName(member)} (${member.kinship})`).join('; ') },
    ...(appeal ? [{ label: 'Обращение', value: `${russianDate(appeal.receivedOn)}: ${appeal.problem}` }] : []),
    ...(deadline && !deadline.closedAt
      ? [
          {
            label: 'Срок утверждения ИПССС',
            value: `${russianDate(deadline.dueOn)}${deadline.isProvisional ? ', предварительно' : ''}`,
          },
        ]
      : []),
  ];
}
