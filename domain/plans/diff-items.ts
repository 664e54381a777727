import type { PlacedItem } from './plan-item.ts';

type Compared = Pick<PlacedItem, 'id' | 'measureCode' | 'text' | 'groupNumber' | 'position' | 'fromOn' | 'dueOn' | 'periodicity'>;

export interface ItemPair<Item> {
  readonly before: Item;
  readonly after: Item;
}

export interface ItemDifference<Item> {
  readonly added: Item[];
  readonly removed: Item[];
  readonly redated: ItemPair<Item>[];
  readonly reworded: ItemPair<Item>[];
}

/**
 * By what a measure is recognised in another version: itself, which corrections keep; its line of the catalogue; its words;
 * and, for a measure in own words that was rephrased in a new draft, its place.
 */
const RECOGNISED_BY: readonly ((item: Compared) => string | undefined)[] = [
  ({ id }) => id,
  ({ measureCode }) => measureCode ?? undefined,
  ({ measureCode, text }) => (measureCode === null ? text.trim().toLocaleLowerCase('ru') : undefined),
  ({ measureCode, groupNumber, position }) => (measureCode === null ? `${groupNumber}.${position}` : undefined),
];

/** What a version adds, takes out, gives another term or other words (T-151). */
export function diffItems<Item extends Compared>(before: readonly Item[], after: readonly Item[]): ItemDifference<Item> {
  const pairs: ItemPair<Item>[] = [];
  let left = [...before];
  let right = [...after];
  for (const keyOf of RECOGNISED_BY) {
    for (const item of [...left]) {
      const key = keyOf(item);
      const match = key === undefined ? undefined : right.find((other) => keyOf(other) === key);
      if (!match) continue;
      pairs.push({ before: item, after: match });
      left = left.filter((other) => other !== item);
      right = right.filter((other) => other !== match);
    }
  }
  return {
    added: right,
    removed: left,
    redated: pairs.filter((pair) => hasOtherTerm(pair)),
    reworded: pairs.filter(({ before: old, after: now }) => old.text !== now.text),
  };
}

const hasOtherTerm = ({ before, after }: ItemPair<Compared>): boolean =>
  before.fromOn !== after.fromOn || before.dueOn !== after.dueOn || before.periodicity !== after.periodicity;
