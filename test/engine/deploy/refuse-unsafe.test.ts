import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDiagram } from '#engine/read-diagram';
import { refuseUnsafe } from '#engine/refuse-unsafe';
import { projectPath } from '#platform/project-path';
import { buildDiagram } from '../diagram.ts';

const judge = async (xml: string) => refuseUnsafe('probe.bpmn', await readDiagram('probe.bpmn', xml));

describe('a diagram that would run code in the engine is refused', () => {
  test.each([
    ['script task', '<bpmn:scriptTask id="Step" scriptFormat="juel"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>'],
    ['Java class', '<bpmn:serviceTask id="Step" camunda:class="java.lang.Object"/>'],
    ['bean', '<bpmn:serviceTask id="Step" camunda:delegateExpression="${bean}"/>'],
    ['expression', '<bpmn:serviceTask id="Step" camunda:expression="${1+1}"/>'],
    ['expression of a business rule task', '<bpmn:businessRuleTask id="Step" camunda:expression="${1+1}"/>'],
    ['send task without a worker', '<bpmn:sendTask id="Step"/>'],
    ['service task without a topic', '<bpmn:serviceTask id="Step" camunda:type="external"/>'],
    [
      'execution listener',
      '<bpmn:userTask id="Step"><bpmn:extensionElements><camunda:executionListener class="a.B" event="start"/></bpmn:extensionElements></bpmn:userTask>',
    ],
    [
      'task listener',
      '<bpmn:userTask id="Step"><bpmn:extensionElements><camunda:taskListener expression="${x}" event="create"/></bpmn:extensionElements></bpmn:userTask>',
    ],
    [
      'script in an input parameter',
      `<bpmn:userTask id="Step"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="a">
         <camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>`,
    ],
    [
      'deep inside a sub-process',
      '<bpmn:subProcess id="Outer"><bpmn:subProcess id="Inner"><bpmn:scriptTask id="Step"/></bpmn:subProcess></bpmn:subProcess>',
    ],
    [
      'class of a message event',
      '<bpmn:endEvent id="Step"><bpmn:messageEventDefinition id="Message" camunda:class="a.B"/></bpmn:endEvent>',
    ],
  ])('%s', async (_case, body) => {
    await expect(judge(buildDiagram('probe', body))).rejects.toMatchObject({ code: 'UNSAFE_DIAGRAM' });
  });

  test('the refusal names the element', async () => {
    const xml = buildDiagram('probe', '<bpmn:serviceTask id="Task_Odd" camunda:class="a.B"/>');

    await expect(judge(xml)).rejects.toThrow('Схема probe.bpmn не принята: Task_Odd: атрибут camunda:class запрещён.');
  });
});

const ours = readdirSync(projectPath('processes')).filter((name) => name.endsWith('.bpmn'));

test.each(ours)('%s is accepted', async (name) => {
  await expect(judge(readFileSync(projectPath('processes', name), 'utf8'))).resolves.toBeUndefined();
});
