import { expect, test } from 'vitest';
import { readValue, writeValue } from '../../../../web/ui/pages/administration/settings/setting-value.ts';

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
