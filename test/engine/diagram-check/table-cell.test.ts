import { describe, expect, test } from 'vitest';
import { isAnswerCell, isConditionCell, isListOfAnswers } from '#engine/diagram-check/table-cell';

const JAVA = 'function(x) external {java: {class: "java.lang.Runtime", method signature: "exit(int)"}}';

describe('a cell that asks', () => {
  test.each([
    '',
    '-',
    '"basic"',
    '"a","b"',
    'true',
    '< 5',
    '>= -2.5',
    '[1..5]',
    ']1..5[',
    '(1..5)',
    '1, [3..5]',
    'not("a", "b")',
  ])('%s passes', (cell) => expect(isConditionCell(cell)).toBe(true));

  test.each(['category', 'f(1)', '"a" + "b"', '${a}', 'not(', '"a"b', '"\\u0022"', 'if true then 1 else 2', '{a: 1}', JAVA])(
    '%s is refused',
    (cell) => expect(isConditionCell(cell)).toBe(false),
  );
});

describe('a cell that answers', () => {
  test.each(['', '"assistance-other"', '12', 'false', 'null'])('%s passes', (cell) => expect(isAnswerCell(cell)).toBe(true));

  test.each(['assistance', '"a","b"', '< 5', 'now()', '${a}', JAVA])('%s is refused', (cell) =>
    expect(isAnswerCell(cell)).toBe(false),
  );
});

test('the values of a column are a list of literals', () => {
  expect(isListOfAnswers('"crisis","basic"')).toBe(true);
  expect(isListOfAnswers('"crisis", now()')).toBe(false);
});
