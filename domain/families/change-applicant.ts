import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { shortName } from '#domain/person-name';
import { findFamily, listPersons, markApplicant, updateFamily } from './family-store.ts';
import { mayActForFamily } from './may-act.ts';

/** Somebody else of the family speaks and signs for it from now on; the audit keeps who did before (П1 п.4.9; T-068, T-097; AMB-21). */
export async function changeApplicant(
  ctx: Context,
  given: { familyId: string; caseId: string; personId: string; today: string },
): Promise<void> {
  const { familyId, caseId, personId, today } = given;
  const family = await findFamily(ctx.db, familyId);
  const members = await listPersons(ctx.db, familyId);
  const next = members.find(({ id }) => id === personId);
  if (!family || !next) throw invalidInput('Проверьте, кто представляет семью.', { '/personId': 'Такого человека в семье нет.' });
  if (next.isApplicant) return;
  if (!mayActForFamily(next, today)) {
    throw invalidInput('Проверьте, кто представляет семью.', { '/personId': 'Представлять семью может совершеннолетний.' });
  }
  await markApplicant(ctx.db, familyId, personId);
  await updateFamily(ctx.db, familyId, { title: shortName(next) });
  await recordEvent(ctx, {
    action: 'family.applicant-changed',
    objectKind: 'family',
    objectId: familyId,
    caseId,
    centreId: family.centreId,
    before: { applicantId: members.find(({ isApplicant }) => isApplicant)?.id ?? null },
    after: { applicantId: personId },
  });
}
