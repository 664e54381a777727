import { describe, expect, test } from 'vitest';
import { readDiagram } from '#engine/read-diagram';
import { readSteps } from '#engine/read-steps';
import { buildDiagram } from '../diagram.ts';

const read = async (xml: string) => readSteps('probe.bpmn', await readDiagram('probe.bpmn', xml));

describe('steps of a diagram', () => {
  test('a user task brings its form key and clause', async () => {
    const xml = buildDiagram(
      'probe',
      `<bpmn:userTask id="Task_HomeSurvey" name="Обследовать" camunda:formKey="home-survey">
         <bpmn:documentation>П1 п.4.4; П4–11 ст.IV</bpmn:documentation>
       </bpmn:userTask>`,
      { process: 'name="Проба"' },
    );

    expect(await read(xml)).toEqual({
      processKey: 'probe',
      name: 'Проба',
      steps: [
        {
          activityId: 'Task_HomeSurvey',
          name: 'Обследовать',
          kind: 'userTask',
          formKey: 'home-survey',
          topic: undefined,
          clause: 'П1 п.4.4; П4–11 ст.IV',
        },
      ],
    });
  });

  test('a service task brings its topic', async () => {
    const { steps } = await read(
      buildDiagram('probe', '<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="archive-case"/>'),
    );

    expect(steps).toMatchObject([{ kind: 'serviceTask', topic: 'archive-case', clause: '' }]);
  });

  test('steps of nested sub-processes are found, flows are not steps', async () => {
    const { steps } = await read(
      buildDiagram(
        'probe',
        `<bpmn:subProcess id="Outer"><bpmn:subProcess id="Inner"><bpmn:userTask id="Deep"/><bpmn:endEvent id="End"/>
           <bpmn:sequenceFlow id="Flow" sourceRef="Deep" targetRef="End"/></bpmn:subProcess></bpmn:subProcess>`,
      ),
    );

    expect(steps.map(({ activityId }) => activityId)).toEqual(['Outer', 'Inner', 'Deep', 'End']);
  });

  test('a file of two processes is refused', async () => {
    const xml = buildDiagram('probe', '', { roots: '<bpmn:process id="other"/>' });

    await expect(read(xml)).rejects.toMatchObject({ code: 'DIAGRAM_REFUSED' });
  });
});
