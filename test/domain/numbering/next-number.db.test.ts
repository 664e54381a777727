import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#domain/context';
import { nextNumber } from '#domain/numbering/next-number';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAsSystem, buildCentre } from '../../support/factories.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const take = (centreId: string, kind: 'case' | 'plan' | 'session' = 'case', year = 2026) =>
  inTransaction(actingAsSystem(base.db), (tx) => nextNumber(tx, { centreId, kind, year }));

test('T-124 parallel requests never get the same number and leave no gap', async () => {
  const { centreId, prefix } = await buildCentre(base.db);

  const numbers = await Promise.all(Array.from({ length: 20 }, () => take(centreId, 'plan')));

  const expected = Array.from({ length: 20 }, (_, index) => `${prefix}-П26-${String(index + 1).padStart(4, '0')}`);
  expect(numbers.sort()).toEqual(expected);
});

test('a number of an undone transaction is given again', async () => {
  const { centreId, prefix } = await buildCentre(base.db);
  await take(centreId);

  const undone = inTransaction(actingAsSystem(base.db), async (tx) => {
    await nextNumber(tx, { centreId, kind: 'case', year: 2026 });
    throw new Error('the case was refused');
  });

  await expect(undone).rejects.toThrow('refused');
  expect(await take(centreId)).toBe(`${prefix}-26-0002`);
});

test('centres, kinds and years count apart, and a session never has the number of a case', async () => {
  const [one, other] = [await buildCentre(base.db), await buildCentre(base.db)];

  const numbers = [
    await take(one.centreId),
    await take(other.centreId),
    await take(one.centreId, 'session'),
    await take(one.centreId, 'case', 2027),
  ];

  expect(numbers).toEqual([
    `${one.prefix}-26-0001`,
    `${other.prefix}-26-0001`,
    `${one.prefix}-З26-0001`,
    `${one.prefix}-27-0001`,
  ]);
});

test('outside of a transaction no number is taken', async () => {
  const { centreId } = await buildCentre(base.db);

  await expect(nextNumber(actingAsSystem(base.db), { centreId, kind: 'case', year: 2026 })).rejects.toThrow('transaction');
});
