import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDiagram, findDiagramProblems } from '#engine/diagram-check/check-diagram';
import { useCommonNamespace } from '#engine/diagram-check/namespaces';
import { projectPath } from '#platform/project-path';
import { buildOneStep, userTask } from '../diagram.ts';

const problemsOf = (xml: string) =>
  findDiagramProblems('probe.bpmn', xml).map(({ elementId, message }) => `${elementId}: ${message}`);
const withStep = (element: string, roots = '') => buildOneStep('probe', element, { process: '', roots });

test('every committed diagram and table is accepted', () => {
  const names = readdirSync(projectPath('processes')).filter((name) => /\.(bpmn|dmn)$/.test(name));

  expect(names.length).toBeGreaterThanOrEqual(15);
  for (const name of names) {
    expect(findDiagramProblems(name, readFileSync(projectPath('processes', name), 'utf8'))).toEqual([]);
  }
});

test('the refusal names the file, the elements and what may stand there', () => {
  const xml = withStep('<bpmn:serviceTask id="Step" name="${x}" camunda:class="a.B"/>');

  expect(() => checkDiagram('probe.bpmn', xml)).toThrow(
    expect.objectContaining({
      code: 'DIAGRAM_REFUSED',
      message:
        'Файл probe.bpmn не принят: Step: Недопустимое значение свойства name: «${x}»; допускается текст до 255 знаков без выражений; ' +
        'Step: Недопустимое свойство: camunda:class элемента bpmn:serviceTask; ' +
        'Step: Нужен внешний исполнитель: camunda:type="external" и camunda:topic.',
    }),
  );
});

test('of a thousand problems the refusal shows twenty', () => {
  const task = (_: unknown, index: number) => `<bpmn:scriptTask id="S${index}"/>`;
  const xml = withStep(userTask() + Array.from({ length: 1000 }, task).join(''));

  expect(() => checkDiagram('probe.bpmn', xml)).toThrow(
    /^Файл probe\.bpmn не принят: (S\d+: [^;]+; ){20}и ещё замечаний: 980\.$/,
  );
});

test('a file of another kind is refused', () => {
  expect(findDiagramProblems('probe.form', '{}')).toHaveLength(1);
  expect(findDiagramProblems('probe.dmn', withStep(userTask()))).toEqual([
    { elementId: 'Definitions_1', message: 'Корневой элемент — bpmn:definitions, а должен быть dmn:definitions' },
  ]);
});

describe('places where an expression may stand', () => {
  test.each([
    ['candidates', userTask('camunda:candidateGroups="intake.${unitId}" camunda:assignee="${curatorId}"')],
    ['a called process', '<bpmn:callActivity id="Step" calledElement="${assistanceProcess}"/>'],
    ['a loop', userTask('', '<bpmn:multiInstanceLoopCharacteristics camunda:collection="${list.of(ids)}"/>')],
    [
      'parameters',
      userTask(
        '',
        `<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="a">\${b}</camunda:inputParameter>
         </camunda:inputOutput></bpmn:extensionElements>`,
      ),
    ],
    [
      'the business key and variables handed down',
      `<bpmn:callActivity id="Step" calledElement="measure"><bpmn:extensionElements>
         <camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in sourceExpression="\${a == 'b'}" target="c"/>
       </bpmn:extensionElements></bpmn:callActivity>`,
    ],
    [
      'a moment',
      `<bpmn:intermediateCatchEvent id="Step"><bpmn:timerEventDefinition id="T"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">
         \${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
    ],
  ])('%s', (_case, element) => {
    expect(problemsOf(withStep(element))).toEqual([]);
  });
});

describe('what people draw beside the flow', () => {
  test('lanes, notes, groups, data and colours pass', () => {
    const beside = `<bpmn:laneSet id="Lanes"><bpmn:lane id="Lane_1" name="Куратор"><bpmn:flowNodeRef>Step</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
      <bpmn:textAnnotation id="Note"><bpmn:text>Смотри П1 п.4.4</bpmn:text></bpmn:textAnnotation>
      <bpmn:association id="Line" sourceRef="Step" targetRef="Note"/><bpmn:group id="Group"/>
      <bpmn:dataObject id="Data"/><bpmn:dataObjectReference id="Ref" name="Справка" dataObjectRef="Data"/>`;
    const drawing = `<bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="P" bpmnElement="probe">
      <bpmndi:BPMNShape id="S" bpmnElement="Step" bioc:stroke="#1864ab"><dc:Bounds x="1" y="2.5" width="100" height="80"/></bpmndi:BPMNShape>
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
    const spaces = `xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
      xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" id="Definitions_1"`;

    const xml = withStep(userTask() + beside)
      .replace('</bpmn:definitions>', `${drawing}</bpmn:definitions>`)
      .replace('id="Definitions_1"', spaces);

    expect(problemsOf(xml)).toEqual([]);
  });
});

test('a diagram drawn for Operaton becomes one for both engines', () => {
  const xml = withStep(userTask('camunda:formKey="survey"')).replaceAll('camunda', 'operaton');

  expect(problemsOf(xml)).toContain(
    'Step: Недопустимое свойство: {http://operaton.org/schema/1.0/bpmn}formKey элемента bpmn:userTask',
  );
  expect(problemsOf(useCommonNamespace(xml))).toEqual([]);
});
