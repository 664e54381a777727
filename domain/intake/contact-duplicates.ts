import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findDuplicates, type DuplicateFamily, type SoughtFamily } from '#domain/families/find-duplicates';
import type { AppealRow } from './appeal-store.ts';
import { keepDuplicateDecisions, listDecidedFamilies } from './keep-duplicate-decisions.ts';
import { lockCentreAppeals } from './lock-centre-appeals.ts';

interface Asked {
  readonly found: Case;
  readonly appeal: AppealRow | undefined;
  readonly people: SoughtFamily['people'];
}

/** Families of the centre that look like the one that was reached, and that nobody decided about at registration (П1 п.4.3; T-027). */
export async function findUndecided(ctx: Context, { found, appeal, people }: Asked): Promise<DuplicateFamily[]> {
  const { centreId, familyId: exceptFamilyId } = found;
  const families = await findDuplicates(ctx, { centreId, people, exceptFamilyId });
  const decided = appeal && families.length > 0 ? await listDecidedFamilies(ctx, appeal.id) : [];
  return families.filter(({ familyId }) => !decided.includes(familyId));
}

/**
 * People of whom a message knew too little are recognised only now. So the application is taken when the clerk has said why
 * this is another family, as at registration (П1 п.4.3; T-025, T-027).
 */
export async function settleContactDuplicates(
  ctx: Context,
  given: Asked & { readonly appeal: AppealRow; readonly reason: string | undefined },
): Promise<void> {
  const { found, appeal, reason } = given;
  await lockCentreAppeals(ctx, found.centreId);
  const familyIds = (await findUndecided(ctx, given)).map(({ familyId }) => familyId);
  if (familyIds.length === 0) return;
  if (reason === undefined) {
    const place =
      'Укажите, почему это другая семья. Если семья та же, заявление здесь не вносите и сообщите руководителю отделения.';
    throw new DomainError('DUPLICATES_NOT_DECIDED', 'В центре есть похожие семьи.', {
      familyIds,
      fields: { '/apartReason': place },
    });
  }
  await keepDuplicateDecisions(
    ctx,
    appeal.id,
    familyIds.map((familyId) => ({ familyId, decision: 'apart', reason })),
  );
}
