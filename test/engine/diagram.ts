interface DiagramParts {
  /** Attributes of the process besides its id. */
  readonly process?: string;
  /** Elements beside the process, such as messages and errors. */
  readonly roots?: string;
}

/** A small BPMN file around the given elements; the engine needs no picture. */
export function buildDiagram(processKey: string, body: string, parts: DiagramParts = {}): string {
  const { process = 'camunda:historyTimeToLive="P10D"', roots = '' } = parts;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1" targetNamespace="test">
  ${roots}
  <bpmn:process id="${processKey}" isExecutable="true" ${process}>${body}</bpmn:process>
</bpmn:definitions>`;
}

/** Start → the one given element → end. `element` gets its id from the caller, `Step`. */
export function buildOneStep(processKey: string, element: string, parts: DiagramParts = {}): string {
  const flow = (id: string, from: string, to: string) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
  const body = `<bpmn:startEvent id="Start"/>${flow('ToStep', 'Start', 'Step')}${element}${flow('ToEnd', 'Step', 'End')}<bpmn:endEvent id="End"/>`;
  return buildDiagram(processKey, body, parts);
}

export const userTask = (attributes = '', content = ''): string =>
  `<bpmn:userTask id="Step" ${attributes}>${content}</bpmn:userTask>`;
