import { expect, test } from 'vitest';
import { lowerFirst } from '../../../../web/ui/text/lower-first.ts';
import { countOf, WORKING_DAYS } from '../../../../web/ui/text/plural.ts';
import { stageName } from '../../../../web/ui/text/stages.ts';

test.each([
  [1, '1 рабочий день'],
  [2, '2 рабочих дня'],
  [5, '5 рабочих дней'],
  [11, '11 рабочих дней'],
  [22, '22 рабочих дня'],
  [101, '101 рабочий день'],
  [112, '112 рабочих дней'],
])('%i goes with «%s»', (count, words) => {
  expect(countOf(count, WORKING_DAYS)).toBe(words);
});

test.each([
  ['Подготовка ИПССС', 'подготовка ИПССС'],
  ['ИПССС утверждена', 'ИПССС утверждена'],
  ['Базовый', 'базовый'],
])('«%s» inside a sentence is «%s»', (name, inside) => {
  expect(lowerFirst(name)).toBe(inside);
});

test('T-045 the seven stages carry Roman numerals, and a meeting is no stage', () => {
  expect([1, 4, 7, 0].map(stageName)).toEqual(['I. Приём документации', 'IV. Консилиум', 'VII. Завершение', 'Заседание']);
});
