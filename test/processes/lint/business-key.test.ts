import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const call = (mappings: string) =>
  smallDiagram(`<bpmn:callActivity id="Call_Intake" calledElement="intake">
    <bpmn:extensionElements>${mappings}</bpmn:extensionElements></bpmn:callActivity>`);

test('a call that hands the case number down passes', async () => {
  const xml = call('<camunda:in businessKey="#{execution.processBusinessKey}" /><camunda:in source="caseId" target="caseId" />');

  expect(await findingsOf('business-key', xml)).toEqual([]);
});

test.each([
  ['none at all', '<camunda:in source="caseId" target="caseId" />'],
  ['one of its own', '<camunda:in businessKey="${caseId}" />'],
])('a call with %s is found', async (_what, mapping) => {
  const findings = await findingsOf('business-key', call(mapping));

  expect(findings).toEqual([expect.stringMatching(/^Call_Intake: Вызов не передаёт номер дела/)]);
});
