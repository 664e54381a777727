import { expect, test } from 'vitest';
import { findDiagramProblems } from '#engine/diagram-check/check-diagram';
import { buildOneStep, userTask } from '../engine/diagram.ts';
import { proveRow } from '../proof/prove-row.ts';
import { openReleases } from './try-release.ts';
import { buildTable } from './small-table.ts';

/** Ran Java on the engine as it comes out of the box. */
const EVIL = "${''.getClass().forName('java.lang.Runtime')}";

const step = (element: string, roots = '') => buildOneStep('probe', element, { roots });
const beside = (element: string, roots = '') => step(userTask() + element, roots);
const extended = (content: string) => userTask('', `<bpmn:extensionElements>${content}</bpmn:extensionElements>`);
const parameter = (content: string) =>
  step(
    extended(`<camunda:inputOutput><camunda:inputParameter name="a">${content}</camunda:inputParameter></camunda:inputOutput>`),
  );
const service = (attributes: string, content = '') =>
  step(`<bpmn:serviceTask id="Step" ${attributes}>${content}</bpmn:serviceTask>`);
const worker = 'camunda:type="external" camunda:topic="work"';
const call = (attributes: string, content = '') =>
  step(
    `<bpmn:callActivity id="Step" calledElement="other" ${attributes}><bpmn:extensionElements>${content}</bpmn:extensionElements></bpmn:callActivity>`,
  );
const condition = (content: string) =>
  beside(
    `<bpmn:sequenceFlow id="Flow" sourceRef="Step" targetRef="End"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${content}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  );
const timer = (content: string) =>
  step(
    `<bpmn:intermediateCatchEvent id="Step"><bpmn:timerEventDefinition id="T">${content}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
  );
const loop = (attributes: string, content = '') =>
  step(userTask('', `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${content}</bpmn:multiInstanceLoopCharacteristics>`));
const start = (definition: string, roots: string) =>
  beside(
    `<bpmn:subProcess id="Sub" triggeredByEvent="true"><bpmn:startEvent id="SubStart">${definition}</bpmn:startEvent></bpmn:subProcess>`,
    roots,
  );

/** Every place of a diagram or table where the engine would evaluate an expression, or a careless reader might expect one. */
const PLACES: readonly (readonly [place: string, xml: string, isTable?: true])[] = [
  ['implementation', service(`${worker} camunda:expression="${EVIL}"`)],
  ['delegate', service(`${worker} camunda:delegateExpression="${EVIL}"`)],
  ['class', service(`${worker} camunda:class="${EVIL}"`)],
  ['result variable', service(`${worker} camunda:resultVariable="${EVIL}"`)],
  ['topic', service(`camunda:type="external" camunda:topic="${EVIL}"`)],
  ['type', service(`camunda:type="${EVIL}" camunda:topic="work"`)],
  ['priority of a task for workers', service(`${worker} camunda:taskPriority="${EVIL}"`)],
  ['priority of a job', service(`${worker} camunda:jobPriority="${EVIL}"`)],
  [
    'field of a class',
    service(
      worker,
      `<bpmn:extensionElements><camunda:field name="a"><camunda:expression>${EVIL}</camunda:expression></camunda:field></bpmn:extensionElements>`,
    ),
  ],
  [
    'error of a worker',
    service(
      worker,
      `<bpmn:extensionElements><camunda:errorEventDefinition id="E" expression="${EVIL}"/></bpmn:extensionElements>`,
    ),
  ],
  [
    'retries',
    service(
      worker,
      `<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>${EVIL}</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>`,
    ),
  ],
  ['execution listener', step(extended(`<camunda:executionListener event="start" expression="${EVIL}"/>`))],
  ['delegate of a listener', step(extended(`<camunda:executionListener event="start" delegateExpression="${EVIL}"/>`))],
  ['task listener', step(extended(`<camunda:taskListener event="create" expression="${EVIL}"/>`))],
  ['name of a step', step(userTask(`name="${EVIL}"`))],
  ['name of a process', buildOneStep('probe', userTask(), { process: `name="${EVIL}"` })],
  ['name of an event', beside(`<bpmn:endEvent id="Other" name="${EVIL}"/>`)],
  ['name of a flow', beside(`<bpmn:sequenceFlow id="Flow" name="${EVIL}" sourceRef="Step" targetRef="End"/>`)],
  ['name of a lane', beside(`<bpmn:laneSet id="Lanes"><bpmn:lane id="Lane" name="${EVIL}"/></bpmn:laneSet>`)],
  ['documentation', step(userTask('', `<bpmn:documentation>${EVIL}</bpmn:documentation>`))],
  ['note', beside(`<bpmn:textAnnotation id="Note"><bpmn:text>${EVIL}</bpmn:text></bpmn:textAnnotation>`)],
  ['condition', condition(EVIL)],
  ['condition in the other form', condition(EVIL.replace('$', '#'))],
  ['condition behind a good half', condition(`\${a == 'b' || ${EVIL.slice(2)}`)],
  ['condition in two parts', condition('${<!-- -->a.get<![CDATA[Class()}]]>')],
  ['condition in references', condition('&#36;{a&#46;getClass&#40;&#41;}')],
  [
    'event of a condition',
    start(
      `<bpmn:conditionalEventDefinition id="C"><bpmn:condition>${EVIL}</bpmn:condition></bpmn:conditionalEventDefinition>`,
      '',
    ),
  ],
  ['assignee', step(userTask(`camunda:assignee="${EVIL}"`))],
  ['candidate groups', step(userTask(`camunda:candidateGroups="intake.\${unitId},${EVIL}"`))],
  ['candidate users', step(userTask(`camunda:candidateUsers="${EVIL}"`))],
  [
    'performer',
    step(
      userTask(
        '',
        `<bpmn:humanPerformer id="P"><bpmn:resourceAssignmentExpression id="R"><bpmn:formalExpression id="X">${EVIL}</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer>`,
      ),
    ),
  ],
  ['due date', step(userTask(`camunda:dueDate="${EVIL}"`))],
  ['follow-up date', step(userTask(`camunda:followUpDate="${EVIL}"`))],
  ['priority of a step', step(userTask(`camunda:priority="${EVIL}"`))],
  ['form key', step(userTask(`camunda:formKey="${EVIL}"`))],
  ['form reference', step(userTask(`camunda:formRef="${EVIL}"`))],
  [
    'field of a form',
    step(extended(`<camunda:formData><camunda:formField id="f" type="string" defaultValue="${EVIL}"/></camunda:formData>`)),
  ],
  ['input parameter', parameter(EVIL)],
  ['list of an input parameter', parameter(`<camunda:list><camunda:value>${EVIL}</camunda:value></camunda:list>`)],
  ['map of an input parameter', parameter(`<camunda:map><camunda:entry key="k">${EVIL}</camunda:entry></camunda:map>`)],
  [
    'output parameter',
    step(
      extended(`<camunda:inputOutput><camunda:outputParameter name="a">${EVIL}</camunda:outputParameter></camunda:inputOutput>`),
    ),
  ],
  ['property', step(extended(`<camunda:properties><camunda:property name="a" value="${EVIL}"/></camunda:properties>`))],
  ['called process', step(`<bpmn:callActivity id="Step" calledElement="${EVIL}"/>`)],
  ['version of a called process', call(`camunda:calledElementVersion="${EVIL}"`)],
  ['mapping by a delegate', call(`camunda:variableMappingDelegateExpression="${EVIL}"`)],
  ['variable handed down', call('', `<camunda:in sourceExpression="${EVIL}" target="a"/>`)],
  ['variable handed back', call('', `<camunda:out sourceExpression="${EVIL}" target="a"/>`)],
  ['business key', call('', `<camunda:in businessKey="${EVIL}"/>`)],
  ['decision', step(`<bpmn:businessRuleTask id="Step" camunda:decisionRef="${EVIL}"/>`)],
  ['list of a loop', loop(`camunda:collection="${EVIL}"`)],
  ['number of a loop', loop('', `<bpmn:loopCardinality>${EVIL}</bpmn:loopCardinality>`)],
  ['end of a loop', loop('', `<bpmn:completionCondition>${EVIL}</bpmn:completionCondition>`)],
  ['date of a timer', timer(`<bpmn:timeDate>${EVIL}</bpmn:timeDate>`)],
  ['duration of a timer', timer(`<bpmn:timeDuration>P1D${EVIL}</bpmn:timeDuration>`)],
  ['cycle of a timer', timer(`<bpmn:timeCycle>${EVIL}</bpmn:timeCycle>`)],
  ['name of a message', beside('', `<bpmn:message id="M" name="${EVIL}"/>`)],
  ['name of a signal', beside('', `<bpmn:signal id="S" name="${EVIL}"/>`)],
  ['code of an error', beside('', `<bpmn:error id="E" errorCode="${EVIL}"/>`)],
  ['code of an escalation', beside('', `<bpmn:escalation id="E" escalationCode="${EVIL}"/>`)],
  ['time to live', buildOneStep('probe', userTask(), { process: `camunda:historyTimeToLive="${EVIL}"` })],
  ['starters', buildOneStep('probe', userTask(), { process: `camunda:candidateStarterUsers="${EVIL}"` })],
  ['name of a table', buildTable({ name: EVIL }), true],
  ['question of a table', buildTable({ question: EVIL }), true],
  ['cell of a table', buildTable({ condition: EVIL }), true],
  ['answer of a table', buildTable({ answer: EVIL }), true],
];

test('C1 an expression that runs Java is refused in every place of a diagram or table, before the engine', async () => {
  const releases = await openReleases();
  const passed: string[] = [];
  const asElse: unknown[] = [];

  for (const [place, xml, isTable] of PLACES) {
    const fileName = `probe.${isTable ? 'dmn' : 'bpmn'}`;
    const problems = findDiagramProblems(fileName, xml);
    // Refused for what it is, not because the fixture itself were broken.
    asElse.push(...problems.filter(({ message, elementId }) => !message.startsWith('Недопустим') || elementId === ''));
    const { refusal } = await releases.attempt(fileName, xml);
    if (refusal?.code !== 'DIAGRAM_REFUSED') passed.push(place);
  }

  expect(passed).toEqual([]);
  expect(asElse).toEqual([]);
  proveRow('C1', [
    { what: 'places', value: PLACES.length, atLeast: 40 },
    { what: 'places where it is accepted', value: passed.length, exactly: 0 },
    { what: 'requests to the engine', value: releases.engine.seen.length, exactly: 0 },
  ]);
});

test('C1 comparisons of variables pass, and the diagram goes to the engine', async () => {
  const releases = await openReleases();
  const allowed = ["${x == 'a'}", '${!done && (n >= 3 || empty list1)}', '${confirmed}'];

  const found = allowed.flatMap((text) => findDiagramProblems('probe.bpmn', condition(text.replaceAll('&&', '&amp;&amp;'))));
  const { refusal } = await releases.attempt('probe.bpmn', condition("${x == 'a'}"));

  // The engine of this test refuses everything, which means that it was asked.
  expect(refusal?.code).toBe('DEPLOYMENT_REFUSED');
  expect(found).toEqual([]);
  expect(releases.engine.seen.map(({ url }) => url)).toEqual(['/engine-rest/deployment/create']);
  proveRow('C1', [{ what: 'allowed conditions refused', value: found.length, exactly: 0 }]);
});
