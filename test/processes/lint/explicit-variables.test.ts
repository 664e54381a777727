import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const call = (mapping: string) =>
  smallDiagram(`<bpmn:callActivity id="Call_Intake" calledElement="intake">
    <bpmn:extensionElements>${mapping}</bpmn:extensionElements></bpmn:callActivity>`);

test('variables named one by one pass', async () => {
  const xml = call('<camunda:in source="caseId" target="caseId" /><camunda:out source="signature" target="signature" />');

  expect(await findingsOf('explicit-variables', xml)).toEqual([]);
});

test.each(['in', 'out'])('all variables at once are found (camunda:%s)', async (direction) => {
  const findings = await findingsOf('explicit-variables', call(`<camunda:${direction} variables="all" />`));

  expect(findings).toEqual(['Call_Intake: Вызов передаёт все переменные сразу: назовите нужные по одной']);
});
