import { uniqueCode } from '../../support/factories.ts';
import type { Stand } from '../../support/stand.ts';
import { buildDiagram } from '../diagram.ts';

/**
 * Start → message → message → user task → end, with a timer at the user task that cancels it, and beside it an event
 * sub-process that a message starts as often as it comes. Another message starts the process at its second wait.
 */
export interface WaitingProcess {
  readonly processKey: string;
  readonly first: string;
  readonly second: string;
  /** Message that starts an instance. */
  readonly begin: string;
  /** Message of the event sub-process. */
  readonly repeated: string;
}

export async function deployWaiting(stand: { readonly engine: Pick<Stand['engine'], 'deployer'> }): Promise<WaitingProcess> {
  const processKey = `waiting-${uniqueCode()}`;
  const names = {
    processKey,
    begin: `begin-${processKey}`,
    first: `first-${processKey}`,
    second: `second-${processKey}`,
    repeated: `repeated-${processKey}`,
  };
  await stand.engine.deployer.deploy({
    name: processKey,
    source: 'test',
    files: [{ name: `${processKey}.bpmn`, text: draw(names) }],
  });
  return names;
}

function draw({ processKey, begin, first, second, repeated }: WaitingProcess): string {
  const flow = (from: string, to: string) => `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
  const wait = (id: string) =>
    `<bpmn:intermediateCatchEvent id="${id}"><bpmn:messageEventDefinition messageRef="Message_${id}"/></bpmn:intermediateCatchEvent>`;
  const body = `
    <bpmn:startEvent id="Start"/>${flow('Start', 'First')}${wait('First')}${flow('First', 'Second')}${wait('Second')}${flow('Second', 'Work')}
    <bpmn:startEvent id="Begin"><bpmn:messageEventDefinition messageRef="Message_Begin"/></bpmn:startEvent>${flow('Begin', 'Second')}
    <bpmn:userTask id="Work"/>${flow('Work', 'End')}<bpmn:endEvent id="End"/>
    <bpmn:boundaryEvent id="Late" attachedToRef="Work">
      <bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${lateAt}</bpmn:timeDate></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>${flow('Late', 'TooLate')}<bpmn:endEvent id="TooLate"/>
    <bpmn:subProcess id="Beside" triggeredByEvent="true">
      <bpmn:startEvent id="Repeated" isInterrupting="false"><bpmn:messageEventDefinition messageRef="Message_Repeated"/></bpmn:startEvent>
      ${flow('Repeated', 'Extra')}<bpmn:userTask id="Extra"/>
    </bpmn:subProcess>`;
  const roots = Object.entries({ Begin: begin, First: first, Second: second, Repeated: repeated })
    .map(([id, name]) => `<bpmn:message id="Message_${id}" name="${name}"/>`)
    .join('');
  return buildDiagram(processKey, body, { roots });
}
