import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const user = (attributes: string) => smallDiagram(`<bpmn:userTask id="Task_AssignCurator" ${attributes} />`);

test.each(['curator.${caseId}', 'head.${unitId},director.${centreId}'])('«%s» passes', async (groups) => {
  expect(await findingsOf('candidate-groups', user(`camunda:candidateGroups="${groups}"`))).toEqual([]);
});

test.each(['curator', 'curator.${unitId}', 'everyone.${centreId}', 'director.1'])('«%s» is found', async (group) => {
  expect(await findingsOf('candidate-groups', user(`camunda:candidateGroups="${group}"`))).toEqual([
    `Task_AssignCurator: Неизвестная группа исполнителей: ${group}`,
  ]);
});

test('a task offered to nobody is found', async () => {
  expect(await findingsOf('candidate-groups', user(''))).toEqual([
    'Task_AssignCurator: Задача никому не предложена (camunda:candidateGroups)',
  ]);
});

test.each(['assignee', 'candidateUsers'])('a person named in the diagram is found (camunda:%s)', async (attribute) => {
  const findings = await findingsOf(
    'candidate-groups',
    user(`camunda:candidateGroups="curator.\${caseId}" camunda:${attribute}="ivanov"`),
  );

  expect(findings).toEqual(['Task_AssignCurator: Исполнителя не назначают в схеме: человек берёт задачу сам']);
});
