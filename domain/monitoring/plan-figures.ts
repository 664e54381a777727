import type { Context } from '#domain/context';
import { PLAN_GROUPS } from '#domain/plans/plan-groups';
import type { PlacedItem } from '#domain/plans/plan-item';
import { findReviewedPlan, listPlanItems } from '#domain/plans/plan-reading';
import type { PreparedForm } from '#domain/tasks/task-form';
import { z } from 'zod';

const countsSchema = z.object({ done: z.int(), notDone: z.int(), open: z.int() });
type Counts = z.infer<typeof countsSchema>;

/** Marks of a plan counted by kind of help (П1 п.5.5; T-086, T-168). */
export const planFiguresSchema = z.object({
  total: countsSchema,
  byType: z.array(countsSchema.extend({ type: z.string(), label: z.string() })),
});
export type PlanFigures = z.infer<typeof planFiguresSchema>;

/** Counts done, not done and open measures of the plan, by kind of help and in all (П1 п.5.5; T-086, T-168). */
export async function readPlanFigures(ctx: Context, caseId: string): Promise<PlanFigures> {
  const plan = await findReviewedPlan(ctx, caseId);
  return figuresOf(plan ? await listPlanItems(ctx, plan.id) : []);
}

/** The figures of these measures (T-086, T-166). */
export function figuresOf(items: readonly PlacedItem[]): PlanFigures {
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
  [...figures.byType, { label: 'Всего мероприятий', ...figures.total }].map(({ label, ...counts }) => ({
    label,
    value: describeCounts(counts),
  }));

export const describeCounts = ({ done, notDone, open }: Counts): string =>
  `выполнено ${done}, не выполнено ${notDone}, без отметки ${open}`;

const count = (items: readonly PlacedItem[]): Counts => ({
  done: items.filter((item) => item.status === 'done').length,
  notDone: items.filter((item) => item.status === 'not-done').length,
  open: items.filter((item) => item.status === 'planned' || item.status === 'running').length,
});
