import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const ruleTask = (attributes: string) => smallDiagram(`<bpmn:businessRuleTask id="Task_Choose" ${attributes} />`);

test('one value of a table in a named variable passes', async () => {
  const xml = ruleTask('camunda:decisionRef="choice" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="chosen"');

  expect(await findingsOf('decision-result', xml)).toEqual([]);
});

test('a whole result list is found', async () => {
  const xml = ruleTask('camunda:decisionRef="choice" camunda:mapDecisionResult="resultList" camunda:resultVariable="chosen"');

  expect(await findingsOf('decision-result', xml)).toEqual([
    'Task_Choose: Из таблицы берётся одно значение: нужно camunda:mapDecisionResult="singleEntry"',
  ]);
});

test('a rule task without table and variable is found twice', async () => {
  const findings = await findingsOf('decision-result', ruleTask('camunda:mapDecisionResult="singleEntry"'));

  expect(findings).toEqual([
    'Task_Choose: Не указана таблица решений',
    'Task_Choose: Не указано, в какую переменную идёт решение',
  ]);
});
