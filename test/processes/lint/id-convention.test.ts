import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

test('ids that say what the step is pass', async () => {
  const xml = smallDiagram(`
    <bpmn:startEvent id="Start_Small" /><bpmn:userTask id="Task_AssignCurator" /><bpmn:callActivity id="Stage_Intake" />
    <bpmn:intermediateCatchEvent id="Timer_Wait"><bpmn:timerEventDefinition id="Timer_1" /></bpmn:intermediateCatchEvent>
    <bpmn:boundaryEvent id="Catch_NoAddressee" attachedToRef="Task_AssignCurator"><bpmn:errorEventDefinition id="Error_1" /></bpmn:boundaryEvent>
    <bpmn:subProcess id="SubProcess_Category" /><bpmn:exclusiveGateway id="Gateway_Outcome" />`);

  expect(await findingsOf('id-convention', xml)).toEqual([]);
});

test.each([
  ['<bpmn:userTask id="Activity_0k1x2y" />', 'Activity_0k1x2y', 'Task'],
  ['<bpmn:serviceTask id="Task_issue" />', 'Task_issue', 'Task'],
  ['<bpmn:callActivity id="Task_Intake" />', 'Task_Intake', '(Stage|Call)'],
  ['<bpmn:startEvent id="StartEvent_1" />', 'StartEvent_1', 'Start'],
])('%s is found', async (element, id, prefix) => {
  expect(await findingsOf('id-convention', smallDiagram(element))).toEqual([
    `${id}: Идентификатор «${id}» не по образцу ${prefix}_ИмяЛатиницей`,
  ]);
});

test('a timer that is not called one is found', async () => {
  const xml = smallDiagram(
    '<bpmn:intermediateCatchEvent id="Catch_Wait"><bpmn:timerEventDefinition id="T" /></bpmn:intermediateCatchEvent>',
  );

  expect(await findingsOf('id-convention', xml)).toEqual([
    'Catch_Wait: Идентификатор «Catch_Wait» не по образцу Timer_ИмяЛатиницей',
  ]);
});

test('a process whose key is not the name of its file is found', async () => {
  const xml = smallDiagram('', 'id="Process_1" name="Малый"');

  expect(await findingsOf('id-convention', xml)).toEqual([
    'Process_1: Ключ процесса «Process_1» не совпадает с именем файла «small»',
  ]);
});
