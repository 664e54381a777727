import { expect, test } from 'vitest';
import { describeDeadline } from '../../../../web/ui/text/deadline.ts';

test.each([
  [3, 'later', 'осталось 3 рабочих дня (до 15.05)'],
  [1, 'later', 'остался 1 рабочий день (до 15.05)'],
  [5, 'later', 'осталось 5 рабочих дней (до 15.05)'],
  [11, 'later', 'осталось 11 рабочих дней (до 15.05)'],
  [21, 'later', 'остался 21 рабочий день (до 15.05)'],
  [0, 'today', 'срок сегодня'],
  [-1, 'overdue', 'просрочено на 1 рабочий день'],
  [-2, 'overdue', 'просрочено на 2 рабочих дня'],
])('T-055 with %i working days left it says «%s: %s»', (left, tone, text) => {
  expect(describeDeadline('2026-05-15', left)).toEqual({ tone, text });
});

test('a provisional deadline says so', () => {
  expect(describeDeadline('2027-05-15', 2, true).text).toBe('осталось 2 рабочих дня (до 15.05, предварительно)');
});

test('without a deadline, or before the working days are counted, nothing is coloured', () => {
  expect(describeDeadline(null, null)).toEqual({ tone: 'none', text: 'без срока' });
  expect(describeDeadline('2026-05-15', null)).toEqual({ tone: 'later', text: 'до 15.05.2026' });
});
