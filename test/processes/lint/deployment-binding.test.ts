import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

test('a call and a rule task bound to their release pass', async () => {
  const xml = smallDiagram(`
    <bpmn:callActivity id="Call_Intake" calledElement="intake" camunda:calledElementBinding="deployment" />
    <bpmn:businessRuleTask id="Task_Choose" camunda:decisionRef="choice" camunda:decisionRefBinding="deployment" />`);

  expect(await findingsOf('deployment-binding', xml)).toEqual([]);
});

test('the newest version of a process is found', async () => {
  const xml = smallDiagram('<bpmn:callActivity id="Call_Intake" calledElement="intake" camunda:calledElementBinding="latest" />');

  expect(await findingsOf('deployment-binding', xml)).toEqual([
    'Call_Intake: Шаг не привязан к своему выпуску: нужно camunda:calledElementBinding="deployment"',
  ]);
});

test('a table without binding is found', async () => {
  const xml = smallDiagram('<bpmn:businessRuleTask id="Task_Choose" camunda:decisionRef="choice" />');

  expect(await findingsOf('deployment-binding', xml)).toEqual([
    'Task_Choose: Шаг не привязан к своему выпуску: нужно camunda:decisionRefBinding="deployment"',
  ]);
});
