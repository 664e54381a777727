import { expect, test } from 'vitest';
import { checkOrder } from '#domain/plans/item-order';
import { draftItemSchema } from '#domain/plans/plan-draft';

const KEPT = '11111111-1111-4111-8111-111111111111';
const GONE = '22222222-2222-4222-8222-222222222222';

/** Rows that come after the rows named, each counted from 1. */
const rows = (...after: number[][]) => after.map((afterNumbers) => draftItemSchema.parse({ afterNumbers }));

test.each([
  ['no order at all', rows([], [])],
  ['one after another', rows([], [1], [2])],
  ['two ways to the same end', rows([], [1], [1], [2, 3])],
])('T-232 an order is accepted: %s', (_, items) => {
  expect(checkOrder(items, new Set())).toEqual({});
});

test.each([
  ['itself', rows([1]), ['/items/0/afterNumbers']],
  ['a row that is not there', rows([], [3]), ['/items/1/afterNumbers']],
  ['each other', rows([2], [1]), ['/items/0/afterNumbers', '/items/1/afterNumbers']],
  [
    'a circle of three, beside a row outside of it',
    rows([3], [1], [2], [1]),
    [0, 1, 2].map((row) => `/items/${row}/afterNumbers`),
  ],
])('T-232 cycle detection, error at each row: after %s', (_, items, expected) => {
  expect(Object.keys(checkOrder(items, new Set()))).toEqual(expected);
});

test('T-232 a new measure comes after an open one of the version in force, not after one that is out', () => {
  const after = (afterItemIds: string[]) => checkOrder([draftItemSchema.parse({ afterItemIds })], new Set([KEPT]));

  expect(after([KEPT])).toEqual({});
  expect(Object.keys(after([KEPT, GONE]))).toEqual(['/items/0/afterItemIds']);
});
