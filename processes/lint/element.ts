import type { ModdleElement } from 'bpmn-moddle';

/** Reads an attribute or a text; anything that is not a text, or an empty one, counts as absent. */
export function textOf(element: ModdleElement, property: string): string | undefined {
  const value = element.get(property);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function childrenOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function childOf(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element.get(property);
  return isElement(value) ? value : undefined;
}

export function isOneOf(element: ModdleElement, ...types: readonly string[]): boolean {
  return types.some((type) => element.$instanceOf(type));
}

export function idOf(element: ModdleElement): string {
  return (element.$instanceOf('bpmn:BaseElement') ? textOf(element, 'id') : undefined) ?? '';
}

/** Extension elements of one type, such as `camunda:In`. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  const container = childOf(element, 'extensionElements');
  return container ? childrenOf(container, 'values').filter((value) => value.$type === type) : [];
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$instanceOf' in value;
}
