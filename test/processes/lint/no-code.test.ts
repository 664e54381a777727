import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const service = (attributes: string, extension = '') =>
  smallDiagram(
    `<bpmn:serviceTask id="Task_A" ${attributes}><bpmn:extensionElements>${extension}</bpmn:extensionElements></bpmn:serviceTask>`,
  );

test('an external task with parameters passes', async () => {
  const xml = service(
    'camunda:type="external" camunda:topic="issue-referral" camunda:asyncBefore="true"',
    '<camunda:inputOutput><camunda:inputParameter name="rung">reminder-1</camunda:inputParameter></camunda:inputOutput>',
  );

  expect(await findingsOf('no-code', xml)).toEqual([]);
});

test.each(['class', 'delegateExpression', 'expression'])('camunda:%s is found', async (attribute) => {
  expect(await findingsOf('no-code', service(`camunda:${attribute}="x.Y"`))).toEqual([
    `Task_A: Недопустимое свойство: camunda:${attribute}`,
  ]);
});

test.each([
  ['an execution listener', '<camunda:executionListener event="start" />', 'camunda:ExecutionListener'],
  [
    'a connector',
    '<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>',
    'camunda:Connector',
  ],
  ['an element of a foreign schema', '<x:run xmlns:x="http://x" />', 'x:run'],
])('%s is found', async (_what, extension, type) => {
  const findings = await findingsOf('no-code', service('', extension));

  expect(findings).toContain(`Task_A: Недопустимый элемент: ${type}`);
});

test('a script task is found', async () => {
  const xml = smallDiagram('<bpmn:scriptTask id="Task_A" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>');

  expect(await findingsOf('no-code', xml)).toEqual([
    'Task_A: Недопустимый элемент: bpmn:ScriptTask',
    'Task_A: Недопустимое свойство: bpmn:scriptFormat',
    'Task_A: Недопустимое свойство: bpmn:script',
  ]);
});

test('a condition in a scripting language is found', async () => {
  const xml = smallDiagram(`<bpmn:sequenceFlow id="Flow_Yes" sourceRef="Task_A" targetRef="Task_A">
    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">true</bpmn:conditionExpression>
    </bpmn:sequenceFlow><bpmn:task id="Task_A" />`);

  expect(await findingsOf('no-code', xml)).toEqual(['Flow_Yes: Недопустимое свойство: bpmn:language']);
});
