import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

test('the recommended rules of bpmnlint are in force', async () => {
  const xml = smallDiagram('<bpmn:startEvent id="Start_Small" name="Начало" />');

  expect(await findingsOf('end-event-required', xml)).toEqual(['small: Process is missing end event']);
});

test('the rules of the engine of version 7.24 are in force', async () => {
  expect(await findingsOf('camunda-compat/history-time-to-live', smallDiagram(''))).toEqual([
    'small: Property <historyTimeToLive> should be configured on <bpmn:Process> or engine level.',
  ]);
});

test.each([
  ['an element that BPMN does not have', smallDiagram('<bpmn:userTusk id="Task_A" />')],
  ['a text that is no diagram', 'Здравствуйте'],
])('%s is found as unreadable', async (_what, xml) => {
  expect(await findingsOf('readable', xml)).toEqual([expect.stringMatching(/^: Файл small не принят: Схема не читается/)]);
});
