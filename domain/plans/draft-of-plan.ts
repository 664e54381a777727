import { OWN_CENTRE, type PlanDraft } from './plan-draft.ts';
import type { OrderRow } from './item-order-store.ts';
import type { PlacedItem } from './plan-item.ts';
import type { PlanVersion } from './plan-version.ts';
import type { Problem } from './problem-store.ts';

/** An earlier draft as the form shows it again, so that a returned plan is mended and not written anew (T-066). */
export function draftOfPlan(
  plan: PlanVersion,
  categories: readonly string[],
  problems: readonly Problem[],
  { items, order }: { items: readonly PlacedItem[]; order: readonly OrderRow[] },
): Record<keyof PlanDraft, unknown> {
  const numbers = new Map(problems.map((problem) => [problem.id, problem.position]));
  const rowOf = new Map(items.map((item, index) => [item.id, index + 1]));
  const rowsBefore = (id: string) =>
    order.filter(({ itemId }) => itemId === id).flatMap(({ predecessorId }) => rowOf.get(predecessorId) ?? []);
  return {
    completeness: plan.completeness ?? undefined,
    categories: plan.familyBoxes.length > 0 ? plan.familyBoxes : categories,
    otherCategoryNote: plan.otherCategoryNote ?? undefined,
    noCoExecutorsReason: plan.noCoExecutorsReason ?? undefined,
    circumstances: plan.circumstances,
    circumstancesNote: plan.circumstancesNote ?? undefined,
    level: plan.proposedLevel,
    levelReason: plan.levelReason,
    termMonths: plan.termMonths,
    termReason: plan.termReason ?? undefined,
    jointOn: plan.jointOn,
    jointParticipantIds: plan.jointParticipants,
    problems: problems.map(({ description, familyZone, curatorZone }) => ({ description, familyZone, curatorZone })),
    items: items.map((item) => ({
      ...(item.measureCode === null
        ? { text: item.text, assistanceType: item.assistanceType }
        : { measureCode: item.measureCode }),
      ...(item.conditionReason !== null && { conditionReason: item.conditionReason }),
      problemNumber: numbers.get(item.problemId) ?? 1,
      targetIds: item.targetPersonIds,
      executorId: item.executorId ?? OWN_CENTRE,
      coExecutorIds: item.coExecutorIds,
      ...((item.fromOn !== item.dueOn || item.periodicity !== null) && { fromOn: item.fromOn }),
      dueOn: item.dueOn,
      ...(item.periodicity !== null && { periodicity: item.periodicity }),
      ...(rowsBefore(item.id).length > 0 && { afterNumbers: rowsBefore(item.id) }),
    })),
  };
}
