const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', ' ');

const COLUMNS = 6;

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const boxOf = (id: string, index: number): Box => ({
  id,
  x: 200 + (index % COLUMNS) * 200,
  y: 100 + Math.floor(index / COLUMNS) * 150,
});

const draw = ({ id, x, y }: Box): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="120" height="80"/>
   <bpmndi:BPMNLabel><dc:Bounds x="${x}" y="${y + 85}" width="120" height="30"/></bpmndi:BPMNLabel></bpmndi:BPMNShape>`;

/** A drawn diagram that says the given words in every place for people: names of all kinds, documentation, notes, flows. */
export function drawEvilDiagram(processKey: string, words: readonly string[]): string {
  const word = (index: number) => escape(words[index % words.length] ?? '');
  const tasks = words.map((_, index) => boxOf(`Task_${index}`, index));
  const note = boxOf('Note', words.length);
  const event = boxOf('Other', words.length + 1);
  const gateway = boxOf('Gateway', words.length + 2);
  const last = tasks.at(-1)?.id ?? '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitions_1" targetNamespace="test">
  <bpmn:message id="Message_1" name="${word(3)}"/>
  <bpmn:process id="${processKey}" name="${word(0)}" isExecutable="true" camunda:historyTimeToLive="P10D">
    <bpmn:documentation>${word(1)}</bpmn:documentation>
    <bpmn:laneSet id="Lanes"><bpmn:lane id="Lane_1" name="${word(2)}"/></bpmn:laneSet>
    <bpmn:startEvent id="Start" name="${word(4)}"/>
    ${tasks
      .map(
        (
          { id },
          index,
        ) => `<bpmn:sequenceFlow id="To_${id}" name="${word(index + 5)}" sourceRef="${tasks[index - 1]?.id ?? 'Start'}" targetRef="${id}"/>
    <bpmn:userTask id="${id}" name="${word(index)}"><bpmn:documentation>${word(index + 1)}</bpmn:documentation></bpmn:userTask>`,
      )
      .join('\n    ')}
    <bpmn:exclusiveGateway id="Gateway" name="${word(6)}"/><bpmn:endEvent id="Other" name="${word(7)}"/>
    <bpmn:sequenceFlow id="ToGateway" name="${word(8)}" sourceRef="${last}" targetRef="Gateway"/>
    <bpmn:sequenceFlow id="ToOther" sourceRef="Gateway" targetRef="Other"/>
    <bpmn:textAnnotation id="Note"><bpmn:text>${word(9)}</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${processKey}">
    ${[...tasks, note, event, gateway].map(draw).join('\n    ')}
    <bpmndi:BPMNEdge id="ToGateway_di" bpmnElement="ToGateway"><di:waypoint x="100" y="100"/><di:waypoint x="150" y="150"/>
      <bpmndi:BPMNLabel><dc:Bounds x="100" y="60" width="90" height="30"/></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}
