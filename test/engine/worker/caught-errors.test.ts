import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findUncaughtErrors } from '#engine/caught-errors';
import { projectPath } from '#platform/project-path';

const task = (id: string) => `<bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="issue-referral" />`;
const boundary = (host: string, attributes: string) =>
  `<bpmn:boundaryEvent id="Catch_${host}" attachedToRef="${host}"><bpmn:errorEventDefinition id="Definition_${host}" ${attributes} /></bpmn:boundaryEvent>`;
const caught = 'errorRef="Error_NoAddressee"';

function diagram(elements: string) {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="referral" isExecutable="true">${elements}</bpmn:process>
  <bpmn:error id="Error_NoAddressee" name="Адресат не определён" errorCode="NO_ADDRESSEE" />
</bpmn:definitions>`;
  return { fileName: 'referral.bpmn', xml };
}

const findFor = (elements: string, errors: readonly string[] = ['NO_ADDRESSEE']) =>
  findUncaughtErrors([diagram(elements)], [{ topic: 'issue-referral', errors }]);

test.each([
  ['at the step', task('Task_A') + boundary('Task_A', caught)],
  ['at the step, whatever the code', task('Task_A') + boundary('Task_A', '')],
  [
    'at the sub-process around it',
    `<bpmn:subProcess id="Around">${task('Task_A')}</bpmn:subProcess>${boundary('Around', caught)}`,
  ],
  [
    'in an event sub-process beside it',
    `${task('Task_A')}<bpmn:subProcess id="Beside" triggeredByEvent="true"><bpmn:startEvent id="Start_Beside">
      <bpmn:errorEventDefinition id="Definition_Beside" ${caught} /></bpmn:startEvent></bpmn:subProcess>`,
  ],
])('a code caught %s is fine', async (_where, elements) => {
  expect(await findFor(elements)).toEqual([]);
});

test('a code that nobody catches is named with its step, once for every step of the topic', async () => {
  const elements = `${task('Task_A')}${boundary('Task_A', caught)}<bpmn:subProcess id="Around">${task('Task_B')}</bpmn:subProcess>`;

  expect(await findFor(elements)).toEqual([
    { fileName: 'referral.bpmn', activityId: 'Task_B', topic: 'issue-referral', code: 'NO_ADDRESSEE' },
  ]);
});

test('another code than the one caught is found', async () => {
  const found = await findFor(task('Task_A') + boundary('Task_A', caught), ['NO_ADDRESSEE', 'TOO_LATE']);

  expect(found.map(({ code }) => code)).toEqual(['TOO_LATE']);
});

test('a sub-process beside the step catches nothing for it', async () => {
  const elements = `${task('Task_A')}<bpmn:subProcess id="Around" />${boundary('Around', caught)}`;

  expect(await findFor(elements)).toHaveLength(1);
});

test('the committed diagram of a measure catches the refusals of its two kinds', async () => {
  const measure = { fileName: 'measure.bpmn', xml: readFileSync(projectPath('processes/measure.bpmn'), 'utf8') };
  const tasks = [
    { topic: 'prepare-memo', errors: ['NO_INSTITUTION'] },
    { topic: 'issue-referral', errors: ['NO_ADDRESSEE', 'UNHEARD_OF'] },
  ];

  expect((await findUncaughtErrors([measure], tasks)).map(({ code }) => code)).toEqual(['UNHEARD_OF']);
});
