import { expect, test } from 'vitest';
import { readCalendarFile } from '../../../../web/ui/pages/administration/calendar/calendar-file.ts';
import { dayKind, weeksOf } from '../../../../web/ui/pages/calendar/month.ts';

test('weeks begin on Monday and hold the days of one month only', () => {
  const weeks = weeksOf(2026, 2);

  expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-02-01']);
  expect(weeks.flat().filter(Boolean)).toHaveLength(28);
});

test('T-056 a decreed day wins over the ordinary week', () => {
  const special = new Map([['2024-04-27', { date: '2024-04-27', kind: 'work' as const, name: null, transferredFrom: null }]]);

  expect(dayKind('2024-04-27', special)).toBe('work');
  expect(dayKind('2024-04-28', special)).toBe('off');
  expect(dayKind('2024-04-29', special)).toBe('plain');
});

test('a calendar file is read with or without a heading, in Russian or in codes', () => {
  const { days, problems } = readCalendarFile(
    'дата;вид;название;перенос\n30.08.2027;выходной;День Республики Татарстан\n2027-12-31;off;;03.01.2027\n',
    2027,
  );

  expect(problems).toEqual([]);
  expect(days).toEqual([
    { date: '2027-08-30', kind: 'off', name: 'День Республики Татарстан' },
    { date: '2027-12-31', kind: 'off', transferredFrom: '2027-01-03' },
  ]);
});

test('lines of a calendar file that do not fit are named by their numbers', () => {
  const { problems } = readCalendarFile(
    '31.02.2027;выходной\n01.01.2026;выходной\n01.01.2027;праздник\n01.01.2027;праздник\n02.01.2027;чудесный',
    2027,
  );

  expect(problems).toEqual([
    'Строка 1: нужны дата и вид дня.',
    'Строка 2: дата не из 2027 года.',
    'Строка 4: день повторяется.',
    'Строка 5: нужны дата и вид дня.',
  ]);
});

test('an empty calendar file is refused', () => {
  expect(readCalendarFile('', 2027).problems).toEqual(['В файле нет ни одного дня.']);
});
