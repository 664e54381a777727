import type { ModdleElement } from 'bpmn-moddle';
import { refuseDiagram } from './diagram-check/check-diagram.ts';
import { elementsOf, isElement, readDiagram, textOf } from './read-diagram.ts';

export interface DiagramText {
  readonly fileName: string;
  readonly xml: string;
}

/** A step whose worker may refuse with a code that its diagram does not catch. */
export interface UncaughtError {
  readonly fileName: string;
  readonly activityId: string;
  readonly topic: string;
  readonly code: string;
}

/** A task of the workers with the codes by which it may refuse. */
export interface RefusingTask {
  readonly topic: string;
  readonly errors: readonly string[];
}

/**
 * Refusals that nobody catches: each code of a task needs an error event at every step with its topic, at a sub-process
 * around it or in an event sub-process beside it. Without one the engine refuses the refusal and the case stands still.
 */
export async function findUncaughtErrors(
  diagrams: readonly DiagramText[],
  tasks: readonly RefusingTask[],
): Promise<readonly UncaughtError[]> {
  const found = await Promise.all(
    diagrams.map(async ({ fileName, xml }) => {
      const definitions = await readDiagram(fileName, xml);
      const processes = elementsOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
      return processes.flatMap((process) => uncaughtIn(process, [], tasks)).map((error) => ({ fileName, ...error }));
    }),
  );
  return found.flat();
}

/** Refuses a diagram with a step that may be refused by a code which nobody catches, before a case comes to stand still there. */
export async function checkCaughtErrors(diagram: DiagramText, tasks: readonly RefusingTask[]): Promise<void> {
  const uncaught = await findUncaughtErrors([diagram], tasks);
  if (uncaught.length === 0) return;
  const problems = uncaught.map(({ activityId, topic, code }) => ({
    elementId: activityId,
    message: `Отказ ${code} темы ${topic} схема не обрабатывает`,
  }));
  throw refuseDiagram(diagram.fileName, problems);
}

/** Any code at all: an error event that names none. */
const ANY = '*';

function uncaughtIn(
  scope: ModdleElement,
  outer: readonly string[],
  tasks: readonly RefusingTask[],
): readonly Omit<UncaughtError, 'fileName'>[] {
  const elements = elementsOf(scope, 'flowElements');
  const aroundHere = [...outer, ...elements.flatMap(codesOfEventSubProcess)];
  return elements.flatMap((element) => {
    const activityId = textOf(element, 'id') ?? '';
    const attached = elements.filter((event) => event.$type === 'bpmn:BoundaryEvent' && event.get('attachedToRef') === element);
    const caught = [...aroundHere, ...attached.flatMap(codesOfEvent)];
    const topic = textOf(element, 'camunda:topic') ?? '';
    const codes = tasks.find((task) => task.topic === topic)?.errors ?? [];
    const uncaught = codes.filter((code) => !caught.includes(code) && !caught.includes(ANY));
    return [...uncaught.map((code) => ({ activityId, topic, code })), ...uncaughtIn(element, caught, tasks)];
  });
}

function codesOfEventSubProcess(element: ModdleElement): readonly string[] {
  if (element.get('triggeredByEvent') !== true) return [];
  return elementsOf(element, 'flowElements')
    .filter(({ $type }) => $type === 'bpmn:StartEvent')
    .flatMap(codesOfEvent);
}

function codesOfEvent(event: ModdleElement): readonly string[] {
  return elementsOf(event, 'eventDefinitions')
    .filter(({ $type }) => $type === 'bpmn:ErrorEventDefinition')
    .map((definition) => {
      const error = definition.get('errorRef');
      return (isElement(error) ? textOf(error, 'errorCode') : undefined) ?? ANY;
    });
}
