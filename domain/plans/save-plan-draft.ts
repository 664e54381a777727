import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { hasContactRecord, hasHomeSurvey } from '#domain/assessment/collected';
import { setCaseCategories } from '#domain/cases/set-case-categories';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { checkPlan } from './check-plan.ts';
import { categoriesOf, tickParents } from './family-boxes.ts';
import { planDraftSchema } from './plan-draft.ts';
import { readPlanFacts } from './plan-facts.ts';
import { dropAddedItems, placeItems } from './plan-item-store.ts';
import { insertPlanVersion, lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';
import { replaceProblems } from './problem-store.ts';
import { refuseUnderReview } from './review-plan.ts';
import { numberItems, storeItems } from './store-items.ts';
import { getSupportedCase } from './supported-case.ts';

export const savePlanDraftInput = z.object({ caseId: z.uuid(), draft: planDraftSchema });

/**
 * Stores the draft that curator and family made as the next version of the plan; a draft that was sent back
 * stays in the history, and its measures are dropped. One before the consilium is locked, an approved one is only revised
 * (П1 п.4.5–4.7, 4.11; T-054, T-066, T-067, T-152).
 */
export async function savePlanDraft(
  ctx: Context,
  input: z.input<typeof savePlanDraftInput>,
): Promise<{ planVersionId: string; version: number }> {
  const { caseId, draft } = savePlanDraftInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    if (await lockLatestPlanVersion(tx.db, caseId, ['approved', 'active'])) {
      throw new DomainError('PLAN_ALREADY_APPROVED', 'ИПССС уже утверждена: изменить её можно только корректировкой.');
    }
    await refuseUnderReview(tx, caseId);
    await refuseUnprepared(tx, caseId);
    const facts = await readPlanFacts(tx, found);
    checkPlan(draft, facts);

    await dropEarlierDraft(tx, caseId);
    const categories = categoriesOf(draft.categories);
    await setCaseCategories(tx, { caseId, categories });
    const problems = await replaceProblems(tx.db, { caseId, problems: draft.problems, authorId: tx.actor.id, at: tx.now });
    const { catalogueVersion } = found;
    const items = await storeItems(tx, draft.items, {
      caseId,
      centreName: found.centreName,
      catalogueVersion,
      categories,
      measures: facts.measures,
      problems,
    });
    const plan = await insertPlanVersion(tx.db, {
      caseId,
      familyId: found.familyId,
      number: null,
      status: 'draft',
      proposedLevel: draft.level,
      level: null,
      levelReason: draft.levelReason,
      termMonths: draft.termMonths,
      termReason: draft.termReason ?? null,
      completeness: draft.completeness,
      familyBoxes: tickParents(draft.categories),
      otherCategoryNote: draft.otherCategoryNote ?? null,
      noCoExecutorsReason: draft.noCoExecutorsReason ?? null,
      suggestedLevel: null,
      circumstances: draft.circumstances,
      circumstancesNote: draft.circumstancesNote ?? null,
      revisionReason: null,
      jointOn: draft.jointOn,
      jointParticipants: draft.jointParticipantIds,
      authorId: tx.actor.id,
      draftedAt: tx.now,
      ...unapproved,
    });
    await placeItems(tx.db, plan.id, numberItems(items));
    await recordEvent(tx, {
      action: 'plan.drafted',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      after: { version: plan.version, level: draft.level, termMonths: draft.termMonths, items: items.length },
    });
    return { planVersionId: plan.id, version: plan.version };
  });
}

/** A plan is drawn up with a family that somebody has met and in whose home somebody was (П1 п.4.6; T-032, T-049). */
async function refuseUnprepared(ctx: Context, caseId: string): Promise<void> {
  if (!(await hasContactRecord(ctx, caseId))) {
    throw new DomainError('NO_CONTACT_RECORD', 'Сначала внесите запись о встрече с семьей: ИПССС составляют вместе с ней.');
  }
  if (!(await hasHomeSurvey(ctx, caseId))) {
    throw new DomainError('NO_HOME_SURVEY', 'Сначала внесите акт обследования жилищно-бытовых условий.');
  }
}

/** What a version has only after its approval and signature. */
export const unapproved = {
  startsOn: null,
  endsOn: null,
  agendaItemId: null,
  approvedBy: null,
  approvedOn: null,
  approvedAt: null,
  signDueOn: null,
  cosignedBy: null,
  cosignedOn: null,
  signedOn: null,
  signedByPersonId: null,
  familyCopyOn: null,
  familyCopyReceiverId: null,
  centreCopyOn: null,
  signedDocumentId: null,
  refusedOn: null,
  refusalReason: null,
  header: null,
} as const;

async function dropEarlierDraft(ctx: Context, caseId: string): Promise<void> {
  const earlier = await lockLatestPlanVersion(ctx.db, caseId, ['draft']);
  if (!earlier) return;
  await updatePlanVersion(ctx.db, earlier.id, { status: 'declined' });
  await dropAddedItems(ctx.db, earlier.id);
}
