import { createRequire } from 'node:module';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { DomainError } from '#domain/errors';

const camundaPackage: unknown = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

/** The largest diagram we take: a million nested tags would keep the engine's parser busy for minutes. */
const MAX_LENGTH = 1_000_000;

/** Other names of the engine's extension namespace would hide attributes from our checks, and a DOCTYPE has no place in a diagram. */
const HIDDEN_MEANING = /<!DOCTYPE|http:\/\/activiti\.org\/bpmn|http:\/\/operaton\.org\/schema/i;

/** Parses a BPMN file as the editor does; what cannot be read fully is refused. */
export async function readDiagram(fileName: string, xml: string): Promise<ModdleElement> {
  if (xml.length > MAX_LENGTH) throw unreadable(fileName, `больше ${MAX_LENGTH} знаков`);
  if (HIDDEN_MEANING.test(xml)) throw unreadable(fileName, 'DOCTYPE или чужое пространство имён расширений');
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

function unreadable(fileName: string, reason: string): DomainError {
  return new DomainError('UNREADABLE_DIAGRAM', `Схема ${fileName} не читается: ${reason}.`, { fileName });
}
