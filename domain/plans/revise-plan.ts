import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { checkItems } from './check-plan-items.ts';
import { readCaseMeasures } from './plan-facts.ts';
import { isOpen, placeOf, type PlacedItem } from './plan-item.ts';
import { placeItems, selectPlacedItems } from './plan-item-store.ts';
import { getActivePlan } from './plan-reading.ts';
import { checkRevision, isEmptyRevision, planRevisionSchema, type PlanRevision } from './plan-revision.ts';
import { monthsBetween } from './plan-term.ts';
import type { ActivePlan } from './plan-version.ts';
import { insertPlanVersion, lockLatestPlanVersion } from './plan-version-store.ts';
import { selectProblems } from './problem-store.ts';
import { insertRemovals } from './removal-store.ts';
import { refuseUnderReview } from './review-plan.ts';
import { readRevisionGround, type RevisionGround } from './revision-ground.ts';
import { unapproved } from './save-plan-draft.ts';
import { tellOfExtension } from './tell-of-extension.ts';
import { numberItems, storeItems, type UnplacedItem } from './store-items.ts';
import { listFamilyMembers } from '#domain/families/family-members';
import { getSupportedCase, type SupportedCase } from './supported-case.ts';

export const revisePlanInput = z.object({
  caseId: z.uuid(),
  /** The question whose decision а calls for the correction. */
  agendaItemId: z.uuid().optional(),
  revision: planRevisionSchema,
});

/**
 * Makes the next version from the one in force: marked measures stay as they are, open ones may get another term or be taken out
 * with a reason, new ones are added, the end may move, and the level is the one that the consilium has set. A correction that
 * changes nothing is refused (П1 п.5.8 а; T-081, T-082, T-088, T-089).
 */
export async function revisePlan(ctx: Context, input: z.input<typeof revisePlanInput>): Promise<{ version: number }> {
  const { caseId, agendaItemId, revision } = revisePlanInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const active = await getActivePlan(tx, caseId);
    await refuseUnderReview(tx, caseId);
    await refuseUnsigned(tx, caseId);
    const items = await selectPlacedItems(tx.db, active.id);
    const ground = await readRevisionGround(tx, found, { active, agendaItemId });
    if (isEmptyRevision(revision, ground.levelChange)) {
      throw new DomainError('REVISION_EMPTY', 'Укажите новую дату окончания и (или) измените мероприятия.');
    }
    await refuseMistakes(tx, found, { active, items, revision, ground });

    const kept = keptItems(items, revision);
    const added = await addItems(tx, found, revision);
    const plan = await insertPlanVersion(tx.db, nextVersion(tx, active, { revision, ground }));
    await placeItems(tx.db, plan.id, numberItems([...kept, ...added]));
    await insertRemovals(tx.db, plan.id, revision.removed);
    await tellOfExtension(tx, found, { active, planVersionId: plan.id, endsOn: revision.endsOn });
    await recordEvent(tx, {
      action: 'plan.revised',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      before: { version: active.version, endsOn: active.endsOn, level: active.level },
      after: {
        version: plan.version,
        endsOn: revision.endsOn ?? active.endsOn,
        level: ground.levelChange?.level ?? active.level,
        added: added.length,
        redated: placesOf(items, revision.redated),
        removed: placesOf(items, revision.removed),
      },
    });
    return { version: plan.version };
  });
}

/** Two corrections at once would take each other's measures away. */
async function refuseUnsigned(ctx: Context, caseId: string): Promise<void> {
  if (!(await lockLatestPlanVersion(ctx.db, caseId, ['approved']))) return;
  throw new DomainError('PLAN_UNSIGNED', 'Утвержденная версия ИПССС ещё не подписана: сначала её подписывают или отклоняют.');
}

const placesOf = (items: readonly PlacedItem[], changes: readonly { itemId: string }[]): string[] =>
  items.filter(({ id }) => changes.some(({ itemId }) => itemId === id)).map(placeOf);

interface Correction {
  readonly active: ActivePlan;
  readonly items: readonly PlacedItem[];
  readonly revision: PlanRevision;
  readonly ground: RevisionGround;
}

async function refuseMistakes(
  ctx: Context,
  found: SupportedCase,
  { active, items, revision, ground }: Correction,
): Promise<void> {
  const members = await listFamilyMembers(ctx, found.familyId);
  const problems = await selectProblems(ctx.db, found.id);
  const fields = {
    ...checkRevision(revision, active, items, { today: found.today, ...ground }),
    ...checkItems(revision.items, {
      firstDay: active.startsOn,
      lastDay: revision.endsOn ?? active.endsOn,
      memberIds: new Set(members.map((member) => member.id)),
      measures: await readCaseMeasures(ctx, found),
      categories: found.categories,
      earliestDue: found.today,
      helpKinds: undefined,
      problemCount: problems.length,
      openItemIds: stayingOpen(items, revision),
    }),
  };
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalidInput(first, fields);
}

/** Measures of the version in force that stay without a mark: a new one may come after them (T-232). */
function stayingOpen(items: readonly PlacedItem[], revision: PlanRevision): ReadonlySet<string> {
  const removed = new Set(revision.removed.map(({ itemId }) => itemId));
  return new Set(items.filter((item) => isOpen(item) && !removed.has(item.id)).map(({ id }) => id));
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
function nextVersion(
  ctx: Context,
  active: ActivePlan,
  { revision, ground: { levelChange } }: Pick<Correction, 'revision' | 'ground'>,
): Parameters<typeof insertPlanVersion>[1] {
  const endsOn = revision.endsOn ?? active.endsOn;
  return {
    ...unapproved,
    caseId: active.caseId,
    familyId: active.familyId,
    number: active.number,
    status: 'under-review',
    proposedLevel: levelChange?.level ?? active.proposedLevel,
    level: levelChange?.level ?? active.level,
    levelReason: levelChange?.levelReason ?? active.levelReason,
    termMonths: monthsBetween(active.startsOn, endsOn),
    termReason: revision.termReason ?? active.termReason,
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
