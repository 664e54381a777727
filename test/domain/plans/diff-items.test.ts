import { expect, test } from 'vitest';
import { diffItems } from '#domain/plans/diff-items';

const item = (changes: Partial<Parameters<typeof diffItems>[0][number]> & { readonly id: string }) => ({
  measureCode: null,
  text: `мероприятие ${changes.id}`,
  groupNumber: 1,
  position: 1,
  fromOn: '2026-03-10',
  dueOn: '2026-06-10',
  periodicity: null,
  ...changes,
});
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

test('T-151 added, removed and re-dated measures of a correction are told apart', () => {
  const kept = item({ id: 'kept' });
  const moved = item({ id: 'moved', position: 2 });
  const gone = item({ id: 'gone', position: 3, measureCode: '5.6.2' });
  const fresh = item({ id: 'fresh', position: 3, measureCode: '5.6.3' });

  const difference = diffItems([kept, moved, gone], [kept, { ...moved, dueOn: '2026-08-01' }, fresh]);

  expect(ids(difference.added)).toEqual(['fresh']);
  expect(ids(difference.removed)).toEqual(['gone']);
  expect(difference.redated.map(({ before, after }) => [before.dueOn, after.dueOn])).toEqual([['2026-06-10', '2026-08-01']]);
  expect(difference.reworded).toEqual([]);
});

test('T-151 a periodicity is part of the term', () => {
  const before = item({ id: 'class' });

  expect(diffItems([before], [{ ...before, periodicity: 'weekly' }]).redated).toHaveLength(1);
});

test('T-151 a new draft has new rows: they are recognised by the catalogue, by their words, then by their place', () => {
  const before = [
    item({ id: 'a', measureCode: '5.6.2', position: 1 }),
    item({ id: 'b', text: 'Беседы с семьей', position: 2 }),
    item({ id: 'c', text: 'Помощь соседей', position: 3 }),
  ];
  const after = [
    item({ id: 'd', text: 'беседы с семьей ', position: 1 }),
    item({ id: 'e', measureCode: '5.6.2', text: before[0]?.text ?? '', position: 2 }),
    item({ id: 'f', text: 'Помощь родственников и соседей', position: 3 }),
  ];

  const difference = diffItems(before, after);

  expect([difference.added, difference.removed]).toEqual([[], []]);
  expect(difference.reworded.map(({ after: now }) => now.id)).toEqual(['d', 'f']);
});
