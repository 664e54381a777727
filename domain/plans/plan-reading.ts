import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { isOpen, placeOf, type PlacedItem } from './plan-item.ts';
import { findPlacedItem, selectAddedItems, selectPlacedItems, selectTrackedItems } from './plan-item-store.ts';
import type { ActivePlan, PlanVersion } from './plan-version.ts';
import { findPlanVersionById, selectPlanVersions } from './plan-version-store.ts';

/** The version that work follows, or nothing before its activation (П1 п.5.7; T-084). */
export async function findActivePlan(ctx: Context, caseId: string): Promise<ActivePlan | undefined> {
  const versions = await selectPlanVersions(ctx.db, caseId);
  const active = versions.find((plan) => plan.status === 'active');
  if (!active) return undefined;
  if (active.startsOn === null || active.endsOn === null) throw new Error('an active plan has no term');
  return { ...active, startsOn: active.startsOn, endsOn: active.endsOn };
}

/** The version that work follows; a case without one is refused (П1 п.5.7; T-084). */
export async function getActivePlan(ctx: Context, caseId: string): Promise<ActivePlan> {
  const active = await findActivePlan(ctx, caseId);
  if (!active) throw new DomainError('NO_ACTIVE_PLAN', 'У семьи нет действующей ИПССС.');
  return active;
}

/**
 * The version whose results are judged: the one in force, or an approved one whose family refuses or moves before it has signed
 * (П1 п.5.8; T-092, T-093).
 */
export async function findReviewedPlan(ctx: Context, caseId: string): Promise<PlanVersion | undefined> {
  const versions = await selectPlanVersions(ctx.db, caseId);
  return versions.find(({ status }) => status === 'active') ?? versions.find(({ status }) => status === 'approved');
}

/** The newest version whatever its state: what the next question or draft starts from (П1 п.4.11). */
export async function findLatestPlan(ctx: Context, caseId: string): Promise<PlanVersion | undefined> {
  const [latest] = await selectPlanVersions(ctx.db, caseId);
  return latest;
}

/** One version by its id (П1 п.4.11). */
export async function findPlanVersion(ctx: Context, planVersionId: string): Promise<PlanVersion | undefined> {
  return findPlanVersionById(ctx.db, planVersionId);
}

/** One version of a case by its number (П1 п.4.11). */
export async function findPlanByVersion(
  ctx: Context,
  input: { caseId: string; version: number },
): Promise<PlanVersion | undefined> {
  const versions = await selectPlanVersions(ctx.db, input.caseId);
  return versions.find((plan) => plan.version === input.version);
}

/** The version with which the support began: the first that came into force (П1 п.4.9; T-068, T-073). */
export async function findFirstActivePlan(ctx: Context, caseId: string): Promise<PlanVersion | undefined> {
  const versions = await selectPlanVersions(ctx.db, caseId);
  return versions.findLast(({ status }) => status === 'active' || status === 'archived');
}

/** Measures of one version at their places (П2; T-138, T-139). */
export async function listPlanItems(ctx: Context, planVersionId: string): Promise<PlacedItem[]> {
  return selectPlacedItems(ctx.db, planVersionId);
}

/** Measures that a version adds to those of the versions before it: what is opened when it comes into force (T-073, T-081). */
export async function listAddedItems(ctx: Context, planVersionId: string): Promise<PlacedItem[]> {
  return selectAddedItems(ctx.db, planVersionId);
}

/** One measure at its place in the newest version that holds it and came into force (П1 п.4.7; T-073). */
export async function findPlacedMeasure(ctx: Context, planItemId: string): Promise<PlacedItem | undefined> {
  return findPlacedItem(ctx.db, planItemId);
}

/** Every measure that any version in force had, each at its place in the newest version that holds it (П1 п.4.7, 5.8 а; T-073, T-081). */
export async function listTrackedItems(ctx: Context, caseId: string): Promise<PlacedItem[]> {
  return selectTrackedItems(ctx.db, caseId);
}

/** Measures of the active plan that still lack their mark (П1 п.5.8 б; T-090). */
export async function listOpenItems(ctx: Context, caseId: string): Promise<PlacedItem[]> {
  const active = await findActivePlan(ctx, caseId);
  if (!active) return [];
  return (await selectPlacedItems(ctx.db, active.id)).filter(isOpen);
}

/** How often the term was moved on: each effective version that ends later than the one before (T-089; AMB-22). */
export async function countExtensions(ctx: Context, caseId: string): Promise<number> {
  const versions = await selectPlanVersions(ctx.db, caseId);
  const ends = versions
    .filter((plan) => plan.status === 'active' || plan.status === 'archived')
    .map((plan) => plan.endsOn ?? '')
    .reverse();
  return ends.filter((end, index) => index > 0 && end > (ends[index - 1] ?? '')).length;
}

/** «3.1 содействие в …»: a measure as choices name it. */
export const describeItem = (item: PlacedItem): string => `${placeOf(item)} ${item.text}`;
