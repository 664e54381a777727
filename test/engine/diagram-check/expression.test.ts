import { expect, test } from 'vitest';
import { isExpression, isTemplate } from '#engine/diagram-check/expression';

test.each([
  '${packageComplete}',
  '#{packageComplete}',
  '${!packageComplete}',
  "${decisionOutcome == 'complete' || decisionOutcome == 'terminate'}",
  '${count >= 3 && (level != "basic" || empty remarks)}',
  '${ amount < 12.5 }',
  '${isDone == true && reason != null}',
  '#{execution.processBusinessKey}',
  '${list.of(categories)}',
])('%s is an expression of the grammar', (text) => {
  expect(isExpression(text)).toBe(true);
});

test.each([
  "${''.getClass()}",
  '${execution.getVariable("x")}',
  '${execution.processBusinessKey}',
  '#{execution.processBusinessKey.bytes}',
  '#{execution}',
  '${list}',
  '${list.of(a).get(0)}',
  '${list.of(a, b)}',
  "${list.of('412')}",
  '${dataSource.connection}',
  '${of(x)}',
  '${of (x)}',
  '${a[0]}',
  '${a [0]}',
  '${a .b}',
  "${'a'.bytes}",
  '${1.class}',
  '${x = 1}',
  '${a ? b : c}',
  '${a + b}',
  '${a and b}',
  '${not a}',
  '${a eq b}',
  '${a == b == c}',
  '${empty}',
  '${}',
  '${a',
  '${a} and more',
  '${a}${b}',
  '${${a}}',
  "${'\\u0027'}",
  "${'a}'}",
  '${(a}',
  '${a)}',
  '${а}',
  'a',
  '',
  `\${${'('.repeat(1000)}a${')'.repeat(1000)}}`,
])('%s is none', (text) => {
  expect(isExpression(text)).toBe(false);
});

test.each(['', 'reminder-1', 'intake.${unitId}', '${a}-${b}', 'P10D', '{a}', '$5', '#1'])('%s is a template', (text) => {
  expect(isTemplate(text)).toBe(true);
});

test.each(['intake.${unit.id}', '${a}-${b.c}', 'a ${', '\\${a}', '${a}#{b()}', '$${a.b}'])('%s is no template', (text) => {
  expect(isTemplate(text)).toBe(false);
});
