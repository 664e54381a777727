import { problemAt, walk, type DiagramProblem, type XmlElement } from './xml-element.ts';

/** All elements by their ids, those of the drawing too: an id names one thing in the whole file. */
export function indexIds(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const known = new Map<string, XmlElement>();
  for (const element of walk(root)) {
    const id = element.attributes.get('id');
    if (id !== undefined && !known.has(id)) known.set(id, element);
  }
  return known;
}

export function checkIds(root: XmlElement, known: ReadonlyMap<string, XmlElement>): readonly DiagramProblem[] {
  return [...walk(root)]
    .filter((element) => {
      const id = element.attributes.get('id');
      return id !== undefined && known.get(id) !== element;
    })
    .map((element) => problemAt(element, 'Этот идентификатор есть у другого элемента'));
}
