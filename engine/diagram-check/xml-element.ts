export interface XmlElement {
  /** With the prefix that this project uses for the namespace, such as `bpmn:userTask`, whatever the file calls it. */
  readonly name: string;
  /** By their names in the same form; those without a prefix stay without one. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, parts between comments and children joined as the engine joins them. */
  readonly text: string;
  readonly parent: XmlElement | undefined;
  readonly line: number;
}

/** What is wrong with a file, and where: the id of the element, or of the nearest one around it that has an id. */
export interface DiagramProblem {
  readonly elementId: string;
  readonly message: string;
}

/** The nearest id, of the element itself or upwards; a place that people find in the editor. */
export function placeOf(element: XmlElement | undefined): string {
  for (let at = element; at; at = at.parent) {
    const id = at.attributes.get('id');
    if (id) return id;
  }
  return '';
}

export function problemAt(element: XmlElement | undefined, message: string): DiagramProblem {
  return { elementId: placeOf(element), message };
}

/** The element and everything inside it, in the order of the file. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

const SHOWN_LENGTH = 80;

/** A value in a message: long ones are cut, so that a refusal stays readable. */
export function show(value: string): string {
  return value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
}
