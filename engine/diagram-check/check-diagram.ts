import { DomainError } from '#domain/errors';
import { BPMN_RULES } from './bpmn-rules.ts';
import { checkBpmnStructure } from './check-bpmn-structure.ts';
import { checkDmnStructure } from './check-dmn-structure.ts';
import { checkElements } from './check-elements.ts';
import { DMN_RULES } from './dmn-rules.ts';
import { DRAWING_RULES } from './drawing-rules.ts';
import type { ElementRules } from './element-rule.ts';
import { MAX_BYTES } from './limits.ts';
import { readXml, type ReadingPlace } from './read-xml.ts';
import { XmlProblem } from './xml-cursor.ts';
import { placeOf, type DiagramProblem, type XmlElement } from './xml-element.ts';

interface Language {
  readonly ending: string;
  readonly root: string;
  readonly rules: ElementRules;
  readonly checkStructure: (root: XmlElement) => readonly DiagramProblem[];
}

const LANGUAGES: readonly Language[] = [
  {
    ending: '.bpmn',
    root: 'bpmn:definitions',
    rules: new Map([...BPMN_RULES, ...DRAWING_RULES]),
    checkStructure: checkBpmnStructure,
  },
  {
    ending: '.dmn',
    root: 'dmn:definitions',
    rules: new Map([...DMN_RULES, ...DRAWING_RULES]),
    checkStructure: checkDmnStructure,
  },
];

/** A refusal shows the first of them: one mistake may repeat a thousand times. */
const SHOWN_PROBLEMS = 20;

/** The one check of diagrams and tables: whoever brings a file, nothing reaches the engine that it refuses. */
export function checkDiagram(fileName: string, xml: string): void {
  const problems = findDiagramProblems(fileName, xml);
  if (problems.length > 0) throw refuseDiagram(fileName, problems);
}

/** The refusal of a file, with the element at fault in front of each sentence. */
export function refuseDiagram(fileName: string, problems: readonly DiagramProblem[]): DomainError {
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  const sentences = shown.map(({ elementId, message }) => (elementId === '' ? message : `${elementId}: ${message}`));
  const more = problems.length > shown.length ? `; и ещё замечаний: ${problems.length - shown.length}` : '';
  const message = `Файл ${fileName} не принят: ${sentences.join('; ')}${more}.`;
  return new DomainError('DIAGRAM_REFUSED', message, { fileName, problems: shown });
}

/** A file larger than any real one is refused before anybody reads it; nothing when the size is good. */
export function findSizeProblem(bytes: number): DiagramProblem | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  return { elementId: '', message: `Файл больше ${MAX_BYTES / 1_000_000} МБ` };
}

/** Everything that keeps a file from the engine: size, form, elements outside the list, programs, broken references. */
export function findDiagramProblems(fileName: string, xml: string): readonly DiagramProblem[] {
  const language = LANGUAGES.find(({ ending }) => fileName.endsWith(ending));
  if (!language) return [{ elementId: '', message: 'Принимаются файлы .bpmn и .dmn' }];
  const tooLarge = findSizeProblem(Buffer.byteLength(xml));
  if (tooLarge) return [tooLarge];
  const root = read(xml);
  if (!('name' in root)) return [root];
  if (root.name !== language.root) {
    return [{ elementId: placeOf(root), message: `Корневой элемент — ${root.name}, а должен быть ${language.root}` }];
  }
  return [...checkElements(root, language.rules), ...language.checkStructure(root)];
}

function read(xml: string): XmlElement | DiagramProblem {
  const place: ReadingPlace = { element: undefined };
  try {
    return readXml(xml, place);
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return { elementId: placeOf(place.element), message: `${error.message} (строка ${error.line})` };
  }
}
