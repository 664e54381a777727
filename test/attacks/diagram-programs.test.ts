import { expect, test } from 'vitest';
import { findDiagramProblems } from '#engine/diagram-check/check-diagram';
import { buildOneStep, userTask } from '../engine/diagram.ts';
import { proveRow } from '../proof/prove-row.ts';
import { buildTable } from './small-table.ts';
import { openReleases } from './try-release.ts';

const step = (element: string, roots = '') => buildOneStep('probe', element, { roots });
const extended = (content: string) => step(userTask('', `<bpmn:extensionElements>${content}</bpmn:extensionElements>`));
const service = (attributes: string, content = '') =>
  step(`<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="work" ${attributes}>${content}</bpmn:serviceTask>`);
const JAVA = 'function(x) external {java: {class: "java.lang.Runtime", method signature: "exit(int)"}}';

const PROGRAMS: readonly (readonly [what: string, xml: string, isTable?: true])[] = [
  ['script task', step('<bpmn:scriptTask id="Step" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>')],
  ['script from outside', step('<bpmn:scriptTask id="Step" scriptFormat="juel" camunda:resource="https://x.test/a.groovy"/>')],
  [
    'script of the deployment',
    step('<bpmn:scriptTask id="Step" scriptFormat="javascript" camunda:resource="deployment://a.js"/>'),
  ],
  ['Java class', service('camunda:class="java.lang.Object"')],
  ['bean', service('camunda:delegateExpression="bean"')],
  ['built-in mail', step('<bpmn:serviceTask id="Step" camunda:type="mail"/>')],
  ['built-in shell', step('<bpmn:serviceTask id="Step" camunda:type="shell"/>')],
  [
    'connector',
    service(
      '',
      '<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>',
    ),
  ],
  ['execution listener of a class', extended('<camunda:executionListener class="a.B" event="start"/>')],
  [
    'execution listener of a script',
    extended(
      '<camunda:executionListener event="end"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener>',
    ),
  ],
  ['task listener of a class', extended('<camunda:taskListener class="a.B" event="create"/>')],
  [
    'task listener of a script',
    extended(
      '<camunda:taskListener event="complete"><camunda:script scriptFormat="groovy" resource="classpath://a"/></camunda:taskListener>',
    ),
  ],
  [
    'script of a parameter',
    extended(
      '<camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
    ),
  ],
  [
    'condition in a script language',
    step(
      `${userTask()}<bpmn:sequenceFlow id="F" sourceRef="Step" targetRef="End"><bpmn:conditionExpression language="groovy">\${a}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    ),
  ],
  [
    'condition from outside',
    step(
      `${userTask()}<bpmn:sequenceFlow id="F" sourceRef="Step" targetRef="End"><bpmn:conditionExpression camunda:resource="deployment://a.groovy">\${a}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    ),
  ],
  [
    'class of a message event',
    step(
      `${userTask()}<bpmn:endEvent id="Sent"><bpmn:messageEventDefinition id="M" camunda:type="external" camunda:topic="work" camunda:class="a.B"/></bpmn:endEvent>`,
    ),
  ],
  ['mapping class of a call', step('<bpmn:callActivity id="Step" calledElement="x" camunda:variableMappingClass="a.B"/>')],
  ['form handler class', step(userTask('camunda:formHandlerClass="a.B"'))],
  [
    'validator of a form',
    extended(
      '<camunda:formData><camunda:formField id="f"><camunda:validation><camunda:constraint name="validator" config="a.B"/></camunda:validation></camunda:formField></camunda:formData>',
    ),
  ],
  [
    'Camunda under its old name',
    step(
      `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="work" xmlns:old="http://activiti.org/bpmn" old:class="a.B"/>`,
    ),
  ],
  [
    'Java under another prefix',
    step(
      `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="work" xmlns:c="http://camunda.org/schema/1.0/bpmn" c:class="a.B"/>`,
    ),
  ],
  [
    'deep inside sub-processes',
    step(
      `${userTask()}<bpmn:subProcess id="A"><bpmn:startEvent id="A1"/><bpmn:subProcess id="B"><bpmn:startEvent id="B1"/><bpmn:scriptTask id="Deep"/></bpmn:subProcess></bpmn:subProcess>`,
    ),
  ],
  [
    'import of a schema',
    step(userTask(), '<bpmn:import importType="http://www.w3.org/2001/XMLSchema" location="file:///etc/passwd" namespace="x"/>'),
  ],
  [
    'case of another notation',
    step(userTask()).replaceAll('http://www.omg.org/spec/BPMN/20100524/MODEL', 'http://www.omg.org/spec/CMMN/20151109/MODEL'),
  ],
  ['question of a table in Groovy', buildTable({ questionAttributes: 'expressionLanguage="groovy"' }), true],
  ['question that calls', buildTable({ question: 'now()' }), true],
  ['Java in a cell', buildTable({ condition: JAVA }), true],
  ['Java in an answer', buildTable({ answer: JAVA }), true],
  [
    'a literal expression',
    buildTable({ beside: '<decision id="Free"><literalExpression id="L"><text>1</text></literalExpression></decision>' }),
    true,
  ],
  ['a business function', buildTable({ beside: '<businessKnowledgeModel id="Free" name="f"/>' }), true],
];

test('C2 whatever would run a program in the engine is refused by the lists, before the engine', async () => {
  const releases = await openReleases();
  const passed: string[] = [];

  for (const [what, xml, isTable] of PROGRAMS) {
    const { refusal } = await releases.attempt(`probe.${isTable ? 'dmn' : 'bpmn'}`, xml);
    if (refusal?.code !== 'DIAGRAM_REFUSED') passed.push(what);
  }

  expect(passed).toEqual([]);
  proveRow('C2', [
    { what: 'programs', value: PROGRAMS.length, atLeast: 20 },
    { what: 'programs accepted', value: passed.length, exactly: 0 },
    { what: 'requests to the engine', value: releases.engine.seen.length, exactly: 0 },
  ]);
});

test('C2 the same table and diagram without a program pass', () => {
  const refused = [
    ...findDiagramProblems('probe.dmn', buildTable()),
    ...findDiagramProblems('probe.bpmn', service('')),
    ...findDiagramProblems('probe.bpmn', step(userTask())),
  ];

  expect(refused).toEqual([]);
  proveRow('C2', [{ what: 'harmless files refused', value: refused.length, exactly: 0 }]);
});
