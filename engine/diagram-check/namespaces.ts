/** The namespaces that a diagram or table may use, by the prefix under which our lists name them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.omg.org/spec/BPMN/20100524/MODEL', 'bpmn'],
  ['http://www.omg.org/spec/BPMN/20100524/DI', 'bpmndi'],
  ['http://www.omg.org/spec/DD/20100524/DC', 'dc'],
  ['http://www.omg.org/spec/DD/20100524/DI', 'di'],
  ['http://camunda.org/schema/1.0/bpmn', 'camunda'],
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', 'dmn'],
  ['https://www.omg.org/spec/DMN/20191111/DMNDI/', 'dmndi'],
  ['http://www.omg.org/spec/DMN/20180521/DC/', 'dc'],
  ['http://www.omg.org/spec/DMN/20180521/DI/', 'di'],
  ['http://camunda.org/schema/1.0/dmn', 'camunda'],
  ['http://www.w3.org/2001/XMLSchema-instance', 'xsi'],
  ['http://camunda.org/schema/modeler/1.0', 'modeler'],
  ['http://bpmn.io/schema/bpmn/biocolor/1.0', 'bioc'],
  ['http://www.omg.org/spec/BPMN/non-normative/color/1.0', 'color'],
]);

/** A name in our own form; one of a namespace that we do not know gets a form that stands in no list. */
export function nameIn(namespace: string, localName: string): string {
  const prefix = PREFIXES.get(namespace);
  if (prefix !== undefined) return `${prefix}:${localName}`;
  return namespace === '' ? localName : `{${namespace}}${localName}`;
}

/** Operaton's names for the extensions that Camunda 7 knows under its own; both engines read the latter. */
const OF_ENGINES: readonly (readonly [theirs: string, ours: string])[] = [
  ['http://operaton.org/schema/1.0/bpmn', 'http://camunda.org/schema/1.0/bpmn'],
  ['http://operaton.org/schema/1.0/dmn', 'http://camunda.org/schema/1.0/dmn'],
];

/** A diagram drawn for Operaton in the form that both engines and all our checks read: prefixes stay, the namespace changes. */
export function useCommonNamespace(xml: string): string {
  return OF_ENGINES.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), xml);
}
