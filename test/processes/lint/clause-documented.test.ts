import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const step = (text: string) =>
  smallDiagram(`<bpmn:documentation>П1 п.4.4</bpmn:documentation>
    <bpmn:userTask id="Task_AssignCurator"><bpmn:documentation>${text}</bpmn:documentation></bpmn:userTask>`);

test.each([
  'П1 п.4.4',
  'П1 пп.4.5, 5.4; П4–11 ст.II',
  'П1 п.5.8 б, в',
  'П5 ст.V',
  'П2',
  'служебный шаг (T-055)',
  'служебный шаг (T-055, T-056)',
])('«%s» passes', async (text) => {
  expect(await findingsOf('clause-documented', step(text))).toEqual([]);
});

test.each(['назначить до пятницы', 'П1 4.4', 'служебный шаг', 'П1 п.4.4; потом дописать'])('«%s» is found', async (text) => {
  expect(await findingsOf('clause-documented', step(text))).toEqual([
    `Task_AssignCurator: Пункт нормы записан не по образцу «П1 п.4.4; П4–11 ст.IV» или «служебный шаг (T-055)»: ${text}`,
  ]);
});

test('steps and timers without a clause are found, ends are not', async () => {
  const xml = smallDiagram(`
    <bpmn:callActivity id="Call_Intake" calledElement="intake" />
    <bpmn:intermediateCatchEvent id="Timer_Wait"><bpmn:timerEventDefinition id="Timer_1" /></bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="End_Done" />
    <bpmn:endEvent id="End_Stopped"><bpmn:terminateEventDefinition id="Terminate_1" /></bpmn:endEvent>`);

  expect(await findingsOf('clause-documented', xml)).toEqual([
    'small: Не указан пункт нормы (documentation)',
    'Call_Intake: Не указан пункт нормы (documentation)',
    'Timer_Wait: Не указан пункт нормы (documentation)',
  ]);
});
