import { MAX_ATTRIBUTE_LENGTH, MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_NAMESPACES } from './limits.ts';
import { nameIn } from './namespaces.ts';
import { XmlCursor } from './xml-cursor.ts';
import type { XmlElement } from './xml-element.ts';

const SPACE = /[ \t\n]+/y;
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const CHARACTERS = /[^<]+/y;
const QUOTED = /"[^"<]*"|'[^'<]*'/y;
const DECLARATION =
  /<\?xml[ \t\n]+version=(["'])1\.0\1(?:[ \t\n]+encoding=(["'])utf-8\2)?(?:[ \t\n]+standalone=(["'])(?:yes|no)\3)?[ \t\n]*\?>/iy;

interface OpenElement extends XmlElement {
  /** As the file writes it: the closing tag must repeat it. */
  readonly writtenName: string;
  readonly children: XmlElement[];
  readonly namespaces: ReadonlyMap<string, string>;
  text: string;
}

/** How far the reading had come; after a fault it tells the place. */
export interface ReadingPlace {
  element: XmlElement | undefined;
}

/**
 * Reads the small part of XML that every reader understands alike: UTF-8, no document type, no processing instructions, no
 * entities but XML's own five. Whatever lies outside is refused rather than understood in another way than the engine's
 * reader does. Depth and number of elements are counted on the way, so that a bomb is refused where it begins to grow.
 */
export function readXml(text: string, place: ReadingPlace): XmlElement {
  const cursor = new XmlCursor(text);
  cursor.take(/\ufeff/y);
  cursor.take(DECLARATION);
  let root: OpenElement | undefined;
  const open: OpenElement[] = [];
  let elements = 0;
  while (!cursor.isAtEnd) {
    const parent = open.at(-1);
    place.element = parent;
    const characters = cursor.take(CHARACTERS);
    if (characters?.includes(']]>')) throw cursor.problem('лишнее «]]>»');
    if (characters !== undefined) addText(cursor, parent, cursor.decode(characters));
    else if (cursor.startsWith('<!--')) passComment(cursor);
    else if (cursor.startsWith('<![CDATA[')) addText(cursor, parent, passCharacterData(cursor));
    else if (cursor.startsWith('<!')) throw cursor.problem('объявления (DOCTYPE, ENTITY) запрещены');
    else if (cursor.startsWith('<?')) throw cursor.problem('допускается только XML 1.0 в UTF-8 и без инструкций обработки');
    else if (cursor.startsWith('</')) close(cursor, open);
    else {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw cursor.problem(`больше ${MAX_ELEMENTS} элементов`);
      if (open.length >= MAX_DEPTH) throw cursor.problem(`вложенность больше ${MAX_DEPTH}`);
      if (root && !parent) throw cursor.problem('после корневого элемента есть другой');
      const element = readTag(cursor, parent, open);
      root ??= element;
    }
  }
  if (!root) throw cursor.problem('нет ни одного элемента');
  if (open.length > 0) throw cursor.problem(`элемент ${open.at(-1)?.writtenName ?? ''} не закрыт`);
  return root;
}

function readTag(cursor: XmlCursor, parent: OpenElement | undefined, open: OpenElement[]): OpenElement {
  const { line } = cursor;
  cursor.expect('<');
  const writtenName = cursor.take(NAME);
  if (writtenName === undefined) throw cursor.problem('неверное имя элемента');
  const written = readAttributes(cursor);
  const isEmpty = cursor.startsWith('/>');
  cursor.expect(isEmpty ? '/>' : '>');
  const namespaces = declareNamespaces(cursor, parent?.namespaces ?? new Map(), written);
  const element: OpenElement = {
    name: resolve(cursor, namespaces, writtenName, namespaces.get('') ?? ''),
    attributes: resolveAttributes(cursor, namespaces, written),
    children: [],
    text: '',
    parent,
    line,
    writtenName,
    namespaces,
  };
  parent?.children.push(element);
  if (!isEmpty) open.push(element);
  return element;
}

function readAttributes(cursor: XmlCursor): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  while (cursor.take(SPACE) !== undefined) {
    const name = cursor.take(NAME);
    if (name === undefined) break;
    cursor.take(SPACE);
    cursor.expect('=');
    cursor.take(SPACE);
    const quoted = cursor.take(QUOTED);
    if (quoted === undefined) throw cursor.problem(`неверное значение свойства ${name}`);
    if (quoted.length > MAX_ATTRIBUTE_LENGTH) throw cursor.problem(`свойство ${name} длиннее ${MAX_ATTRIBUTE_LENGTH} знаков`);
    if (attributes.has(name)) throw cursor.problem(`свойство ${name} указано дважды`);
    if (attributes.size >= MAX_ATTRIBUTES) throw cursor.problem(`больше ${MAX_ATTRIBUTES} свойств у элемента`);
    // A line break or tab in an attribute is a space to every reader, one that is written as a reference is not.
    attributes.set(name, cursor.decode(quoted.slice(1, -1).replaceAll(/[\t\n]/g, ' ')));
  }
  return attributes;
}

function declareNamespaces(
  cursor: XmlCursor,
  outer: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = [...written].filter(([name]) => isDeclaration(name));
  if (declared.length === 0) return outer;
  const inner = new Map(outer);
  for (const [name, namespace] of declared) {
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
    if (prefix.toLowerCase().startsWith('xml') || (prefix !== '' && namespace === '')) {
      throw cursor.problem(`неверное объявление пространства имён ${name}`);
    }
    inner.set(prefix, namespace);
    if (inner.size > MAX_NAMESPACES) throw cursor.problem(`больше ${MAX_NAMESPACES} пространств имён`);
  }
  return inner;
}

function resolveAttributes(
  cursor: XmlCursor,
  namespaces: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [writtenName, value] of written) {
    if (isDeclaration(writtenName)) continue;
    const name = resolve(cursor, namespaces, writtenName, '');
    if (attributes.has(name)) throw cursor.problem(`свойство ${name} указано дважды`);
    const isType = name === 'xsi:type' && /^[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?$/.test(value);
    attributes.set(name, isType ? resolve(cursor, namespaces, value, namespaces.get('') ?? '') : value);
  }
  return attributes;
}

function resolve(cursor: XmlCursor, namespaces: ReadonlyMap<string, string>, written: string, unprefixed: string): string {
  const [prefix = '', localName] = written.split(':');
  if (localName === undefined) return nameIn(unprefixed, prefix);
  const namespace = namespaces.get(prefix);
  if (namespace === undefined) throw cursor.problem(`пространство имён «${prefix}» не объявлено`);
  return nameIn(namespace, localName);
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function close(cursor: XmlCursor, open: OpenElement[]): void {
  cursor.expect('</');
  const name = cursor.take(NAME);
  const element = open.at(-1);
  if (!element || element.writtenName !== name) throw cursor.problem(`лишний закрывающий тег ${name ?? ''}`);
  cursor.take(SPACE);
  cursor.expect('>');
  open.pop();
}

function addText(cursor: XmlCursor, element: OpenElement | undefined, text: string): void {
  if (element) element.text += text;
  else if (text.trim() !== '') throw cursor.problem('текст вне корневого элемента');
}

function passComment(cursor: XmlCursor): void {
  cursor.expect('<!--');
  // Two hyphens end a comment, so only ">" may follow them.
  cursor.takeUntil('--');
  cursor.expect('>');
}

function passCharacterData(cursor: XmlCursor): string {
  cursor.expect('<![CDATA[');
  return cursor.takeUntil(']]>');
}
