import { expect, test } from 'vitest';
import { readBackupOrders, readRestoreOrders } from '#platform/backup/read-orders';

test('a backup knows where it goes, how often, and how many are kept', () => {
  expect(readBackupOrders(['/backups'])).toEqual({ target: '/backups', everyMinutes: undefined, keep: undefined });
  expect(readBackupOrders(['/backups', '--every', '4', '--keep', '15'])).toEqual({
    target: '/backups',
    everyMinutes: 4,
    keep: 15,
  });
});

test.each([[[]], [['a', 'b']], [['a', '--every', '0']], [['a', '--keep', 'x']], [['a', '--daily']]])(
  'an order that makes no sense is answered by the usage: %j',
  (args) => {
    expect(() => readBackupOrders(args)).toThrow(/^Usage: npm run backup/);
  },
);

test('a restore is told one backup', () => {
  expect(readRestoreOrders(['/backups/one'])).toBe('/backups/one');
  expect(() => readRestoreOrders([])).toThrow(/^Usage: npm run restore/);
  expect(() => readRestoreOrders(['a', 'b'])).toThrow(/^Usage: npm run restore/);
});
