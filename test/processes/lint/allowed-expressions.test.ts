import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const condition = (expression: string) =>
  smallDiagram(`<bpmn:sequenceFlow id="Flow_Yes" sourceRef="Task_A" targetRef="Task_B">
    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"><![CDATA[${expression}]]></bpmn:conditionExpression>
    </bpmn:sequenceFlow><bpmn:task id="Task_A" /><bpmn:task id="Task_B" />`);

test.each([
  '${packageComplete}',
  '${!packageComplete}',
  "${decisionOutcome == 'complete' || decisionOutcome == 'terminate'}",
  "${count >= 3 && (level != 'basic' || empty remarks)}",
  '#{execution.processBusinessKey}',
  '${list.of(categories)}',
])('%s passes', async (expression) => {
  expect(await findingsOf('allowed-expressions', condition(expression))).toEqual([]);
});

test.each([
  "${''.getClass()}",
  '${execution.getVariable("x")}',
  '${list.of(a).get(0)}',
  '${dataSource.connection}',
  '${of(x)}',
  '${a[0]}',
  '${x = 1}',
  '${a ? b : c}',
  '${execution.processBusinessKey}',
  '${unclosed',
])('%s is found', async (expression) => {
  expect(await findingsOf('allowed-expressions', condition(expression))).toEqual([
    `Flow_Yes: Недопустимое выражение: ${expression}`,
  ]);
});

test('an expression in a name is found, since the engine evaluates it', async () => {
  const xml = smallDiagram('<bpmn:userTask id="Task_A" name="Дело ${caseId}" />');

  expect(await findingsOf('allowed-expressions', xml)).toEqual(['Task_A: Недопустимое выражение: ${caseId}']);
});

test('an expression in a parameter and in an attribute of the engine is found', async () => {
  const xml =
    smallDiagram(`<bpmn:serviceTask id="Task_A" camunda:topic="\${''.bytes}"><bpmn:extensionElements><camunda:inputOutput>
    <camunda:inputParameter name="x">\${a.b}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>`);

  expect(await findingsOf('allowed-expressions', xml)).toEqual([
    "Task_A: Недопустимое выражение: ${''.bytes}",
    'Task_A: Недопустимое выражение: ${a.b}',
  ]);
});
