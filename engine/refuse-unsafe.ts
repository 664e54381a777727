import type { ModdleElement } from 'bpmn-moddle';
import { DomainError } from '#domain/errors';
import { isElement } from './read-diagram.ts';

/** Elements that run a program inside the engine. */
const UNSAFE_TYPES: ReadonlySet<string> = new Set([
  'bpmn:ScriptTask',
  'camunda:Script',
  'camunda:Connector',
  'camunda:ExecutionListener',
  'camunda:TaskListener',
]);

/** Attributes that name a Java class, a bean or an expression to be called. */
const UNSAFE_ATTRIBUTES = ['class', 'delegateExpression', 'expression'] as const;

/** A diagram is a program: refuses one that would run code in the engine instead of asking a worker. */
export function refuseUnsafe(fileName: string, definitions: ModdleElement): void {
  const problems: string[] = [];
  walk(definitions, new Set(), (element) => problems.push(...problemsOf(element)));
  if (problems.length === 0) return;
  throw new DomainError('UNSAFE_DIAGRAM', `Схема ${fileName} не принята: ${problems.join('; ')}.`, { fileName, problems });
}

function problemsOf(element: ModdleElement): readonly string[] {
  const place = placeOf(element);
  if (UNSAFE_TYPES.has(element.$type)) return [`${place}: элемент ${element.$type} запрещён`];
  const attributes = UNSAFE_ATTRIBUTES.filter((name) => Object.hasOwn(element, name));
  const found = attributes.map((name) => `${place}: атрибут camunda:${name} запрещён`);
  if (element.$type !== 'bpmn:ServiceTask' && element.$type !== 'bpmn:SendTask') return found;
  return found.length > 0 || isExternal(element) ? found : [`${place}: нужен внешний исполнитель (camunda:type="external")`];
}

function isExternal(element: ModdleElement): boolean {
  return element.get('camunda:type') === 'external' && Boolean(element.get('camunda:topic'));
}

/** The nearest id upwards: extension elements have none of their own. */
function placeOf(element: ModdleElement): string {
  const id = Object.hasOwn(element, 'id') ? element.get('id') : undefined;
  if (typeof id === 'string') return id;
  return element.$parent ? placeOf(element.$parent) : element.$type;
}

function walk(value: unknown, seen: Set<unknown>, visit: (element: ModdleElement) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, seen, visit);
    return;
  }
  if (!isElement(value) || seen.has(value)) return;
  seen.add(value);
  visit(value);
  for (const child of Object.values(value)) walk(child, seen, visit);
}
