import type { Context } from '#domain/context';
import type { DraftItem } from './plan-draft.ts';
import { selectPredecessors, selectWaitingAfter, sharePredecessors, updateWaiting, type OrderRow } from './item-order-store.ts';
import { isOpen } from './plan-item.ts';

/** Messages by JSON pointer for rows that come after themselves, after rows that are not there, or after each other (П1 п.2.3 г; T-232). */
export function checkOrder(items: readonly DraftItem[], openItemIds: ReadonlySet<string>): Record<string, string> {
  const fields: Record<string, string> = {};
  items.forEach(({ afterNumbers, afterItemIds }, index) => {
    const row = `Мероприятие ${index + 1}`;
    const at = `/items/${index}/afterNumbers`;
    if (afterNumbers.includes(index + 1)) fields[at] = `${row}: мероприятие не может следовать само за собой.`;
    else if (afterNumbers.some((number) => number > items.length)) fields[at] = `${row}: мероприятия с таким номером нет.`;
    else if (isInCycle(items, index)) fields[at] = `${row}: порядок замкнулся, мероприятия ждали бы друг друга.`;
    if (afterItemIds.some((id) => !openItemIds.has(id))) {
      fields[`/items/${index}/afterItemIds`] =
        `${row}: ждать можно только мероприятие, которое остаётся в программе и не имеет отметки.`;
    }
  });
  return fields;
}

/** Whether a row is reached again by following what it comes after. */
function isInCycle(items: readonly DraftItem[], start: number): boolean {
  const seen = new Set<number>();
  const left = [...(items[start]?.afterNumbers ?? [])];
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    if (number === start + 1) return true;
    if (seen.has(number)) continue;
    seen.add(number);
    left.push(...(items[number - 1]?.afterNumbers ?? []));
  }
  return false;
}

/** Whether all measures before this one are closed; if not, it is noted that it waits (П1 п.2.3 г; T-232). */
export async function mayBegin(ctx: Context, planItemId: string): Promise<boolean> {
  const before = await sharePredecessors(ctx.db, planItemId);
  if (!before.some(isOpen)) return true;
  await updateWaiting(ctx.db, planItemId, ctx.now);
  return false;
}

/** Measures that wait for this one (П1 п.2.3 г; T-232). */
export async function listWaitingAfter(ctx: Context, planItemId: string): Promise<string[]> {
  return selectWaitingAfter(ctx.db, planItemId);
}

/** What each of the measures comes after (П1 п.2.3 г; T-232). */
export async function listOrder(ctx: Context, items: readonly { readonly id: string }[]): Promise<OrderRow[]> {
  return selectPredecessors(
    ctx.db,
    items.map(({ id }) => id),
  );
}
