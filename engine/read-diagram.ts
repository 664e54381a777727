import { createRequire } from 'node:module';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { refuseDiagram } from './diagram-check/check-diagram.ts';

const camundaPackage: unknown = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

/** Parses a BPMN file as the editor does; what cannot be read fully is refused. Only for files that `checkDiagram` has passed. */
export async function readDiagram(fileName: string, xml: string): Promise<ModdleElement> {
  const { rootElement, warnings } = await parse(fileName, xml);
  const [warning] = warnings;
  if (warning) throw unreadable(fileName, warning.message);
  return rootElement;
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** Elements of a list property; an absent one is empty. */
export function elementsOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function textOf(element: ModdleElement, property: string): string | undefined {
  const value = element.get(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function parse(fileName: string, xml: string) {
  try {
    return await new BpmnModdle({ camunda: camundaPackage }).fromXML(xml);
  } catch (error) {
    throw unreadable(fileName, error instanceof Error ? error.message : 'ошибка разбора');
  }
}

function unreadable(fileName: string, reason: string) {
  return refuseDiagram(fileName, [{ elementId: '', message: `Схема не читается: ${reason}` }]);
}
