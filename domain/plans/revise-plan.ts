import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { addMonths } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { checkItems } from './check-plan-items.ts';
import { readCaseMeasures } from './plan-facts.ts';
import type { PlacedItem } from './plan-item.ts';
import { placeItems, selectPlacedItems } from './plan-item-store.ts';
import { getActivePlan } from './plan-reading.ts';
import { checkRevision, isEmptyRevision, planRevisionSchema, type PlanRevision } from './plan-revision.ts';
import type { ActivePlan } from './plan-version.ts';
import { insertPlanVersion } from './plan-version-store.ts';
import { selectProblems } from './problem-store.ts';
import { refuseUnderReview } from './review-plan.ts';
import { unapproved } from './save-plan-draft.ts';
import { numberItems, storeItems, type UnplacedItem } from './store-items.ts';
import { listFamilyMembers } from '#domain/families/family-members';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

export const revisePlanInput = z.object({ caseId: z.uuid(), revision: planRevisionSchema });

/**
 * Makes the next version from the one in force: marked measures stay as they are, open ones may get another term, new ones are
 * added, and the end may move. A correction that changes nothing is refused (П1 п.5.8 а; T-081, T-088, T-089).
 */
export async function revisePlan(ctx: Context, input: z.input<typeof revisePlanInput>): Promise<{ version: number }> {
  const { caseId, revision } = revisePlanInput.parse(input);
  if (isEmptyRevision(revision)) {
    throw new DomainError('REVISION_EMPTY', 'Укажите новую дату окончания и (или) измените мероприятия.');
  }
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const active = await getActivePlan(tx, caseId);
    await refuseUnderReview(tx, caseId);
    const items = await selectPlacedItems(tx.db, active.id);
    await refuseMistakes(tx, found, active, items, revision);

    const kept = keptItems(items, revision);
    const added = await addItems(tx, found, revision);
    const plan = await insertPlanVersion(tx.db, nextVersion(tx, active, revision));
    await placeItems(tx.db, plan.id, numberItems([...kept, ...added]));
    await recordEvent(tx, {
      action: 'plan.revised',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      before: { version: active.version, endsOn: active.endsOn },
      after: {
        version: plan.version,
        endsOn: revision.endsOn ?? active.endsOn,
        added: added.length,
        redated: revision.redated.length,
        removed: revision.removed.map(({ itemId }) => itemId),
      },
    });
    return { version: plan.version };
  });
}

async function refuseMistakes(
  ctx: Context,
  found: SupportedCase,
  active: ActivePlan,
  items: readonly PlacedItem[],
  revision: PlanRevision,
): Promise<void> {
  const members = await listFamilyMembers(ctx, found.familyId);
  const problems = await selectProblems(ctx.db, found.id);
  const fields = {
    ...checkRevision(revision, active, items, found.today),
    ...checkItems(revision.items, {
      firstDay: active.startsOn,
      lastDay: revision.endsOn ?? active.endsOn,
      memberIds: new Set(members.map((member) => member.id)),
      measures: await readCaseMeasures(ctx, found),
      categories: found.categories,
      earliestDue: found.today,
      helpKinds: undefined,
      problemCount: problems.length,
    }),
  };
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalidInput(first, fields);
}

function keptItems(items: readonly PlacedItem[], revision: PlanRevision): UnplacedItem[] {
  const removed = new Set(revision.removed.map(({ itemId }) => itemId));
  const dueOn = new Map(revision.redated.map((change) => [change.itemId, change.dueOn]));
  return items
    .filter((item) => !removed.has(item.id))
    .map((item) => ({
      itemId: item.id,
      groupNumber: item.groupNumber,
      fromOn: item.fromOn,
      dueOn: dueOn.get(item.id) ?? item.dueOn,
      periodicity: item.periodicity,
    }));
}

async function addItems(ctx: Context, found: SupportedCase, revision: PlanRevision): Promise<UnplacedItem[]> {
  return storeItems(ctx, revision.items, {
    caseId: found.id,
    centreName: found.centreName,
    catalogueVersion: found.catalogueVersion,
    categories: found.categories,
    measures: await readCaseMeasures(ctx, found),
    problems: await selectProblems(ctx.db, found.id),
  });
}

/** The consilium has already decided on the correction, so the new version goes straight to the chairman (П1 п.5.8 а). */
function nextVersion(ctx: Context, active: ActivePlan, revision: PlanRevision): Parameters<typeof insertPlanVersion>[1] {
  const endsOn = revision.endsOn ?? active.endsOn;
  return {
    ...unapproved,
    caseId: active.caseId,
    familyId: active.familyId,
    number: active.number,
    status: 'under-review',
    proposedLevel: active.proposedLevel,
    level: active.level,
    levelReason: active.levelReason,
    termMonths: monthsBetween(active.startsOn, endsOn),
    termReason: active.termReason,
    completeness: active.completeness,
    familyBoxes: active.familyBoxes,
    otherCategoryNote: active.otherCategoryNote,
    noCoExecutorsReason: active.noCoExecutorsReason,
    suggestedLevel: active.suggestedLevel,
    circumstances: active.circumstances,
    circumstancesNote: active.circumstancesNote,
    revisionReason: revision.reason,
    jointOn: revision.jointOn,
    jointParticipants: revision.jointParticipantIds,
    authorId: ctx.actor.id,
    draftedAt: ctx.now,
    startsOn: active.startsOn,
    endsOn,
  };
}

/** The shortest whole number of months that reaches the end. */
function monthsBetween(startsOn: string, endsOn: string): number {
  let months = 1;
  while (addMonths(startsOn, months) < endsOn) months += 1;
  return months;
}
