import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { isOpen, type PlacedItem } from '#domain/plans/plan-item';
import { describeItem } from '#domain/plans/plan-reading';
import { describeTerm } from '#domain/plans/plan-term';
import type { Choice } from '#domain/tasks/task-form';
import type { EffectivenessRow } from './effectiveness-store.ts';
import { needsQuestionnaire, type ReviewKind } from './review.ts';

/** What the curator writes beside a measure: what it gave to those at whom it is aimed. */
export interface Effect {
  readonly itemId: string;
  readonly effect?: string | undefined;
}

/** The sheet of a review: every measure of the plan with what was planned, what became of it and its effect (П1 п.5.8; T-166). */
export function makeSheet(
  items: readonly PlacedItem[],
  effects: readonly Effect[],
  { timeZone }: { timeZone: string },
): EffectivenessRow[] {
  const effectOf = new Map(effects.map(({ itemId, effect }) => [itemId, effect]));
  return items.map((item) => ({
    planItemId: item.id,
    groupNumber: item.groupNumber,
    position: item.position,
    plannedFrom: item.fromOn,
    plannedDue: item.dueOn,
    status: item.status,
    actualOn: item.markedAt && dateInZone(item.markedAt, timeZone),
    result: item.result,
    notDoneReason: item.notDoneReason,
    effect: effectOf.get(item.id) ?? null,
  }));
}

/**
 * Results are judged by what each marked measure gave (T-166). Where an event calls the consilium, the curator says what can be said
 * so soon.
 */
export function checkEffects(
  items: readonly PlacedItem[],
  effects: readonly Effect[],
  kind: ReviewKind | undefined,
): Record<string, string> {
  if (kind !== undefined && !needsQuestionnaire(kind)) return {};
  const marked = new Set(items.filter((item) => !isOpen(item)).map(({ id }) => id));
  const fields: Record<string, string> = {};
  effects.forEach(({ itemId, effect }, index) => {
    if (marked.has(itemId) && effect === undefined) fields[`/effects/${index}/effect`] = 'Опишите эффект мероприятия с отметкой.';
  });
  const named = new Set(effects.map(({ itemId }) => itemId));
  const isWhole = items.every((item) => isOpen(item) || named.has(item.id));
  return isWhole ? fields : { ...fields, '/effects': 'Опишите эффект каждого мероприятия с отметкой.' };
}

const MARKS = {
  planned: 'не начато',
  running: 'выполняется',
  done: 'выполнено',
  'not-done': 'не выполнено',
  cancelled: 'исключено',
};

/** Measures as the rows of the sheet name them: place and text, then plan, mark and result. */
export const sheetChoices = (items: readonly PlacedItem[], timeZone: string): Choice[] =>
  items.map((item) => ({
    value: item.id,
    label: `${describeItem(item)} — ${MARKS[item.status]}`,
    hint: describeRow(item, timeZone),
  }));

function describeRow(item: PlacedItem, timeZone: string): string {
  const marked = item.markedAt && `отметка: ${russianDate(dateInZone(item.markedAt, timeZone))}`;
  return [`план: ${describeTerm(item)}`, marked, item.result ?? item.notDoneReason].filter(Boolean).join('; ');
}
