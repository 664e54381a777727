import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const task = (name: string) => smallDiagram(`<bpmn:userTask id="Task_AssignCurator" name="${name}" />`);

const fork = (names: { gateway: string; flow: string }) =>
  smallDiagram(`
    <bpmn:exclusiveGateway id="Gateway_Complete" name="${names.gateway}">
      <bpmn:outgoing>Flow_Yes</bpmn:outgoing><bpmn:outgoing>Flow_No</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="Flow_Yes" name="да" sourceRef="Gateway_Complete" targetRef="End_Yes" />
    <bpmn:sequenceFlow id="Flow_No" name="${names.flow}" sourceRef="Gateway_Complete" targetRef="End_No" />
    <bpmn:endEvent id="End_Yes" name="Готово" /><bpmn:endEvent id="End_No" name="Не готово" />`);

test.each(['Назначить куратора', 'II. Закрепление куратора', 'Отчёт за 1-е полугодие'])('«%s» passes', async (name) => {
  expect(await findingsOf('russian-names', task(name))).toEqual([]);
});

test.each(['Assign curator', 'Назначить curator', 'Нaзначить', '123'])('«%s» is found', async (name) => {
  expect(await findingsOf('russian-names', task(name))).toEqual([`Task_AssignCurator: Название не по-русски: ${name}`]);
});

test('a named fork with named exits passes', async () => {
  expect(await findingsOf('russian-names', fork({ gateway: 'Все документы?', flow: 'нет' }))).toEqual([]);
});

test('a fork and an exit without names are found', async () => {
  expect(await findingsOf('russian-names', fork({ gateway: '', flow: '' }))).toEqual([
    'Gateway_Complete: Нет названия',
    'Flow_No: Нет названия',
  ]);
});

test('a join needs no name', async () => {
  const xml = smallDiagram('<bpmn:exclusiveGateway id="Gateway_Join" /><bpmn:parallelGateway id="Gateway_Fork" />');

  expect(await findingsOf('russian-names', xml)).toEqual([]);
});
