import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const service = (attributes: string) => smallDiagram(`<bpmn:serviceTask id="Task_IssueReferral" ${attributes} />`);

test('an external task with a known topic passes', async () => {
  expect(await findingsOf('known-topic', service('camunda:type="external" camunda:topic="issue-referral"'))).toEqual([]);
});

test('a topic that no worker does is found', async () => {
  expect(await findingsOf('known-topic', service('camunda:type="external" camunda:topic="issue-refferal"'))).toEqual([
    'Task_IssueReferral: Нет исполнителя темы «issue-refferal»: файла workers/tasks/…/issue-refferal.ts',
  ]);
});

test.each(['', 'camunda:type="external"', 'camunda:topic="issue-referral"'])(
  'an automatic step with «%s» is found',
  async (attributes) => {
    const findings = await findingsOf('known-topic', service(attributes));

    expect(findings).toEqual([expect.stringMatching(/^Task_IssueReferral: Автоматический шаг должен быть внешней задачей/)]);
  },
);
