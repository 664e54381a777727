import type { ModdleElement } from 'bpmn-moddle';
import { refuseDiagram } from './diagram-check/check-diagram.ts';
import { elementsOf, textOf } from './read-diagram.ts';

export interface DiagramStep {
  readonly activityId: string;
  readonly name: string;
  /** The BPMN element, such as `userTask`. */
  readonly kind: string;
  readonly formKey: string | undefined;
  readonly topic: string | undefined;
  /** Clause of the norm; the text of the step's documentation. */
  readonly clause: string;
}

export interface DiagramProcess {
  readonly processKey: string;
  readonly name: string;
  readonly steps: readonly DiagramStep[];
}

/** What the engine's tables do not keep about a diagram: form key, topic and clause of every step, those of sub-processes too. */
export function readSteps(fileName: string, definitions: ModdleElement): DiagramProcess {
  const processes = elementsOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const [process, ...others] = processes;
  const processKey = process && textOf(process, 'id');
  if (!process || !processKey || others.length > 0) {
    throw refuseDiagram(fileName, [{ elementId: '', message: 'В схеме должен быть ровно один процесс' }]);
  }
  return { processKey, name: textOf(process, 'name') ?? '', steps: stepsIn(process) };
}

function stepsIn(scope: ModdleElement): readonly DiagramStep[] {
  return elementsOf(scope, 'flowElements')
    .filter(({ $type }) => !NOT_STEPS.has($type))
    .flatMap((element) => [readStep(element), ...stepsIn(element)]);
}

const NOT_STEPS: ReadonlySet<string> = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

function readStep(element: ModdleElement): DiagramStep {
  const [documentation] = elementsOf(element, 'documentation');
  const type = element.$type.replace('bpmn:', '');
  return {
    activityId: textOf(element, 'id') ?? '',
    name: textOf(element, 'name') ?? '',
    kind: type.charAt(0).toLowerCase() + type.slice(1),
    formKey: textOf(element, 'camunda:formKey'),
    topic: textOf(element, 'camunda:topic'),
    clause: (documentation && textOf(documentation, 'text'))?.trim() ?? '',
  };
}
