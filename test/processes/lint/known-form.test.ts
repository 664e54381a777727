import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const user = (attributes: string) => smallDiagram(`<bpmn:userTask id="Task_AssignCurator" ${attributes} />`);

test('a task with a form that exists passes', async () => {
  expect(await findingsOf('known-form', user('camunda:formKey="assign-curator"'))).toEqual([]);
});

test('a form that does not exist is found', async () => {
  expect(await findingsOf('known-form', user('camunda:formKey="assign-kurator"'))).toEqual([
    'Task_AssignCurator: Нет формы «assign-kurator»: файла forms/assign-kurator.schema.json',
  ]);
});

test('a task without a form is found', async () => {
  expect(await findingsOf('known-form', user(''))).toEqual(['Task_AssignCurator: У задачи нет формы (camunda:formKey)']);
});
