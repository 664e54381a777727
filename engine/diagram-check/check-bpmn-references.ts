import { ACTIVITIES, FLOW_NODES } from './bpmn-rules.ts';
import { problemAt, walk, type DiagramProblem, type XmlElement } from './xml-element.ts';

interface Reference {
  /** Elements that may be meant; without a list any element may. */
  readonly to?: readonly string[];
  /** Whether both must stand in the same process or sub-process. */
  readonly isInScope?: true;
}

const FLOWS = ['bpmn:sequenceFlow'];

/** Attributes that name another element of the file. */
const ATTRIBUTES: ReadonlyMap<string, Reference> = new Map<string, Reference>([
  ['bpmn:sequenceFlow@sourceRef', { to: FLOW_NODES, isInScope: true }],
  ['bpmn:sequenceFlow@targetRef', { to: FLOW_NODES, isInScope: true }],
  ['bpmn:boundaryEvent@attachedToRef', { to: ACTIVITIES, isInScope: true }],
  ['bpmn:messageEventDefinition@messageRef', { to: ['bpmn:message'] }],
  ['bpmn:receiveTask@messageRef', { to: ['bpmn:message'] }],
  ['bpmn:errorEventDefinition@errorRef', { to: ['bpmn:error'] }],
  ['bpmn:escalationEventDefinition@escalationRef', { to: ['bpmn:escalation'] }],
  ['bpmn:participant@processRef', { to: ['bpmn:process'] }],
  ['bpmn:group@categoryValueRef', { to: ['bpmn:categoryValue'] }],
  ['bpmn:dataObjectReference@dataObjectRef', { to: ['bpmn:dataObject'] }],
  ['bpmn:association@sourceRef', {}],
  ['bpmn:association@targetRef', {}],
  ['bpmndi:BPMNPlane@bpmnElement', {}],
  ['bpmndi:BPMNShape@bpmnElement', {}],
  ['bpmndi:BPMNEdge@bpmnElement', {}],
  ...FLOW_NODES.map((name) => [`${name}@default`, { to: FLOWS, isInScope: true }] as const),
]);

/** Texts that do. */
const TEXTS: ReadonlyMap<string, Reference> = new Map<string, Reference>([
  ['bpmn:incoming', { to: FLOWS }],
  ['bpmn:outgoing', { to: FLOWS }],
  ['bpmn:flowNodeRef', { to: FLOW_NODES }],
]);

/** Every name of another element, with what it must name. */
export function checkBpmnReferences(root: XmlElement, known: ReadonlyMap<string, XmlElement>): readonly DiagramProblem[] {
  return [...walk(root)].flatMap((element) => {
    const text = TEXTS.get(element.name);
    return [
      ...[...element.attributes].flatMap(([name, value]) => {
        const reference = ATTRIBUTES.get(`${element.name}@${name}`);
        return reference ? check(element, { name, value, reference }, known) : [];
      }),
      ...(text ? check(element, { name: element.name, value: element.text.trim(), reference: text }, known) : []),
    ];
  });
}

interface Named {
  readonly name: string;
  readonly value: string;
  readonly reference: Reference;
}

function check(
  element: XmlElement,
  { name, value, reference }: Named,
  known: ReadonlyMap<string, XmlElement>,
): readonly DiagramProblem[] {
  const meant = known.get(value);
  if (!meant) return [problemAt(element, `${name} указывает на «${value}», а такого элемента нет`)];
  if (reference.to && !reference.to.includes(meant.name)) {
    return [problemAt(element, `${name} указывает на «${value}», а это ${meant.name}`)];
  }
  if (reference.isInScope && meant.parent !== element.parent) {
    return [problemAt(element, `${name} указывает на «${value}» в другом процессе или подпроцессе`)];
  }
  return [];
}
