import { expect, test } from 'vitest';
import { optionsOf, readValue, writeValue } from '../../../../web/ui/pages/administration/settings/setting-value.ts';

test.each([
  [10, '10'],
  [0.5, '0.5'],
  [[5, 8], '5, 8'],
  ['a', 'a'],
  [true, 'да'],
])('a setting %j is written and read back', (value, text) => {
  expect(writeValue(value)).toBe(text);
  expect(readValue(text, value)).toEqual(value);
});

test.each([
  ['', 10],
  ['десять', 10],
  ['5, пять', [5, 8]],
  ['может быть', true],
])('«%s» does not fit where %j stood', (text, like) => {
  expect(readValue(text, like)).toBeUndefined();
});

test('T-034 a list that is empty by default takes words', () => {
  expect(readValue('соседи, школа', [])).toEqual(['соседи', 'школа']);
  expect(readValue('', [])).toEqual([]);
});

test('a coded value is chosen and shown in words, a yes or no is chosen too', () => {
  const choices = [
    { value: 'reason', label: 'с указанием причины' },
    { value: 'warn', label: 'с предупреждением' },
  ];

  expect(optionsOf({ defaultValue: 'reason', choices })).toEqual(['с указанием причины', 'с предупреждением']);
  expect(writeValue('warn', choices)).toBe('с предупреждением');
  expect(readValue('с предупреждением', 'reason', choices)).toBe('warn');
  expect(readValue('warn', 'reason', choices)).toBeUndefined();
  expect(optionsOf({ defaultValue: true, choices: [] })).toEqual(['да', 'нет']);
  expect(optionsOf({ defaultValue: 10, choices: [] })).toBeUndefined();
});
