import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomainError } from '#domain/errors';
import { deployProcesses } from '#engine/deploy-processes';
import { buildOneStep, userTask } from '../engine/diagram.ts';
import { proveRow } from '../proof/prove-row.ts';
import { uniqueCode } from '../support/factories.ts';
import { useStand, type Stand } from '../support/stand.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { tasks } from '../../workers/tasks/index.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

const TASK = userTask('name="Шаг" camunda:formKey="survey"', '<bpmn:documentation>П1 п.4.4</bpmn:documentation>');
const good = (key: string) => buildOneStep(key, TASK);
const instead = (from: string, to: string) => (key: string) => good(key).replace(from, to);
const step =
  (element: string, roots = '') =>
  (key: string) =>
    buildOneStep(key, element, { roots });
const beside = (element: string, roots = '') => step(TASK + element, roots);
const boundary = (attributes: string, definition: string) =>
  beside(`<bpmn:boundaryEvent id="Edge" ${attributes}>${definition}</bpmn:boundaryEvent>`);
const caught = (definition: string, roots = '') =>
  step(`<bpmn:intermediateCatchEvent id="Step">${definition}</bpmn:intermediateCatchEvent>`, roots);

/** What a slip of the hand, a broken tool or an attacker makes of a diagram, and the element that the answer has to name. */
const MUTATIONS: readonly (readonly [what: string, draw: (key: string) => string, names?: string])[] = [
  ['a step without an id', instead('<bpmn:userTask id="Step"', '<bpmn:userTask')],
  ['an empty id', instead('<bpmn:userTask id="Step"', '<bpmn:userTask id=""')],
  ['an id with a blank', instead('<bpmn:endEvent id="End"', '<bpmn:endEvent id="The End"'), 'The End'],
  ['an id twice', instead('<bpmn:endEvent id="End"', '<bpmn:endEvent id="Step"'), 'Step'],
  ['a flow to nowhere', instead('targetRef="End"', 'targetRef="Nowhere"'), 'ToEnd'],
  ['a flow from nowhere', instead('sourceRef="Start"', 'sourceRef="Nowhere"'), 'ToStep'],
  ['a flow without an end', instead('targetRef="End"', ''), 'ToEnd'],
  [
    'a flow into a sub-process',
    beside(
      '<bpmn:subProcess id="Sub"><bpmn:startEvent id="In"/></bpmn:subProcess><bpmn:sequenceFlow id="Far" sourceRef="Step" targetRef="In"/>',
    ),
    'Far',
  ],
  ['no start', instead('<bpmn:startEvent id="Start"/>', '<bpmn:task id="Start"/>')],
  ['a sub-process without a start', beside('<bpmn:subProcess id="Sub"/>'), 'Sub'],
  ['no process', (key) => good(key).replaceAll('bpmn:process', 'bpmn:collaboration')],
  ['two processes', beside('', '<bpmn:process id="Second" isExecutable="true"><bpmn:startEvent id="S2"/></bpmn:process>')],
  ['a process that nobody executes', instead('isExecutable="true"', '')],
  [
    'another namespace',
    instead('http://www.omg.org/spec/BPMN/20100524/MODEL', 'http://schema.omg.org/spec/BPMN/2.0'),
    'Definitions_1',
  ],
  ['an element that BPMN does not know', instead('<bpmn:endEvent id="End"', '<bpmn:endEvant id="End"'), 'End'],
  ['an attribute that nobody knows', instead('camunda:formKey', 'camunda:formkey'), 'Step'],
  ['an attribute of an unknown prefix', instead('camunda:formKey', 'cam:formKey')],
  ['an open element', instead('</bpmn:userTask>', ''), 'Step'],
  ['elements that overlap', instead('</bpmn:documentation></bpmn:userTask>', '</bpmn:userTask></bpmn:documentation>'), 'Step'],
  ['an attribute twice', instead('name="Шаг"', 'name="Шаг" name="Шаг"')],
  ['an ampersand', instead('п.4.4', 'п.4.4 & 4.5'), 'Step'],
  ['text between the steps', instead('<bpmn:endEvent', 'забытое <bpmn:endEvent')],
  ['a step outside the process', beside('', '<bpmn:userTask id="Lost"/>'), 'Lost'],
  ['an edge of nothing', boundary('attachedToRef="Nothing"', '<bpmn:terminateEventDefinition id="T"/>'), 'Edge'],
  ['an edge without an event', boundary('attachedToRef="Step"', ''), 'Edge'],
  ['a message that is not there', caught('<bpmn:messageEventDefinition id="M" messageRef="Message_1"/>'), 'M'],
  [
    'an error where a message belongs',
    caught('<bpmn:messageEventDefinition id="M" messageRef="E"/>', '<bpmn:error id="E" errorCode="E"/>'),
    'M',
  ],
  ['a timer without time', caught('<bpmn:timerEventDefinition id="T"/>'), 'T'],
  ['a worker’s step without a topic', step('<bpmn:serviceTask id="Step" camunda:type="external"/>'), 'Step'],
  ['a call of nothing', step('<bpmn:callActivity id="Step"/>'), 'Step'],
  ['a rule without a table', step('<bpmn:businessRuleTask id="Step"/>'), 'Step'],
  ['a default that is no flow', instead('<bpmn:userTask id="Step"', '<bpmn:userTask id="Step" default="End"'), 'Step'],
  ['an arrival that is not there', step(userTask('', '<bpmn:incoming>Nowhere</bpmn:incoming>')), 'Step'],
  ['no term of history', (key) => buildOneStep(key, TASK, { process: '' })],
  ['two plain starts', beside('<bpmn:startEvent id="Again"/><bpmn:sequenceFlow id="F" sourceRef="Again" targetRef="Step"/>')],
  [
    'a choice of events with a step behind it',
    beside('<bpmn:eventBasedGateway id="Choice"/><bpmn:sequenceFlow id="F" sourceRef="Choice" targetRef="Step"/>'),
    'Choice',
  ],
];

function makeRelease() {
  const folder = makeTempFolder();
  for (const name of ['processes', 'forms']) mkdirSync(path.join(folder, name));
  const write = (key: string, text: string) => writeFileSync(path.join(folder, 'processes', `${key}.bpmn`), text);
  const deploy = () => deployProcesses({ engine: stand.engine.deployer, db: stand.db, folder, tasks });
  return { folder, write, deploy };
}

test('C7 a malformed diagram is answered with the element at fault, and nothing is deployed', async () => {
  const { folder, write, deploy } = makeRelease();
  const [key, companion] = [`probe-${uniqueCode()}`, `probe-${uniqueCode()}`];
  write(key, good(key));
  await deploy();
  const silent: string[] = [];
  let slowestMs = 0;

  for (const [what, draw, names = key] of MUTATIONS) {
    write(key, draw(key));
    // A good file of the same set must not slip through.
    write(companion, good(companion));
    const startedAt = performance.now();
    const refusal: unknown = await deploy().catch((error: unknown) => error);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    const isClear = refusal instanceof DomainError && refusal.message.includes(names);
    if (!isClear) silent.push(`${what}: ${refusal instanceof Error ? refusal.message : 'accepted'}`);
  }
  rmSync(folder, { recursive: true });

  expect(silent).toEqual([]);
  const versions = (await stand.engine.api.listLatestDefinitions()).filter((each) => [key, companion].includes(each.key));
  proveRow('C7', [
    { what: 'mutations', value: MUTATIONS.length, atLeast: 30 },
    { what: 'answered with the element', value: MUTATIONS.length - silent.length, exactly: MUTATIONS.length },
    { what: 'new versions', value: versions.reduce((sum, { version }) => sum + version, 0) - 1, exactly: 0 },
    { what: 'slowest answer', value: slowestMs, unit: 'ms', atMost: 2_000 },
  ]);
});

test('C7 diagrams of both namespaces are deployed, and the engine reads the form of both', async () => {
  const { write, deploy } = makeRelease();
  const keys = [`probe-${uniqueCode()}`, `probe-${uniqueCode()}`] as const;
  write(keys[0], good(keys[0]));
  write(keys[1], good(keys[1]).replaceAll('camunda', 'operaton'));

  const { definitionIds } = await deploy();

  const forms: unknown[] = await stand
    .db('app.process_steps')
    .whereIn('process_key', keys)
    .whereNotNull('form_key')
    .pluck('form_key');
  const texts = await Promise.all(definitionIds.map((id) => stand.engine.api.readProcessXml(id)));
  expect(forms).toEqual(['survey', 'survey']);
  expect(texts.filter((xml) => xml.includes('http://camunda.org/schema/1.0/bpmn'))).toHaveLength(2);
  proveRow('C7', [{ what: 'namespaces that deploy', value: definitionIds.length, exactly: 2 }]);
});
