import type { Context } from '#domain/context';
import { PLAN_GROUPS } from '#domain/plans/plan-groups';
import type { PlacedItem } from '#domain/plans/plan-item';
import { getActivePlan, listPlanItems } from '#domain/plans/plan-reading';
import type { PreparedForm } from '#domain/tasks/task-form';

interface Counts {
  readonly done: number;
  readonly notDone: number;
  readonly open: number;
}

/** Marks of a plan counted by kind of help (П1 п.5.5; T-086, T-168). */
export interface PlanFigures {
  readonly total: Counts;
  readonly byType: readonly (Counts & { readonly type: string; readonly label: string })[];
}

/** Counts done, not done and open measures of the plan in force, by kind of help and in all (П1 п.5.5; T-086, T-168). */
export async function readPlanFigures(ctx: Context, caseId: string): Promise<PlanFigures> {
  const items = await listPlanItems(ctx, (await getActivePlan(ctx, caseId)).id);
  const groups = PLAN_GROUPS.map((group) => ({ ...group, items: items.filter((item) => item.assistanceType === group.type) }));
  return {
    total: count(items),
    byType: groups
      .filter((group) => group.items.length > 0)
      .map((group) => ({ type: group.type, label: group.title, ...count(group.items) })),
  };
}

/** The figures as lines above a form. */
export const figureFacts = (figures: PlanFigures): PreparedForm['facts'] =>
  [...figures.byType, { label: 'Всего мероприятий', ...figures.total }].map(({ label, done, notDone, open }) => ({
    label,
    value: `выполнено ${done}, не выполнено ${notDone}, без отметки ${open}`,
  }));

const count = (items: readonly PlacedItem[]): Counts => ({
  done: items.filter((item) => item.status === 'done').length,
  notDone: items.filter((item) => item.status === 'not-done').length,
  open: items.filter((item) => item.status === 'planned' || item.status === 'running').length,
});
