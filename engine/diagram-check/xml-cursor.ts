/** Thrown where a file stops being XML that every reader understands alike. */
export class XmlProblem extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = 'XmlProblem';
    this.line = line;
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Characters that XML 1.0 forbids: most control characters, halves of pairs, and the two that are no characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A place in a text; it only moves forward, so reading takes time in proportion to the length. */
export class XmlCursor {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #countedTo = 0;

  constructor(text: string) {
    this.#text = text.replaceAll(/\r\n?/g, '\n');
    const forbidden = FORBIDDEN.exec(this.#text);
    if (!forbidden) return;
    this.#at = forbidden.index;
    throw this.problem('недопустимый знак');
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get line(): number {
    for (; this.#countedTo < this.#at; this.#countedTo += 1) if (this.#text[this.#countedTo] === '\n') this.#line += 1;
    return this.#line;
  }

  /** What the pattern, a sticky one, matches here, or nothing. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  startsWith(words: string): boolean {
    return this.#text.startsWith(words, this.#at);
  }

  /** Moves over the given words, or refuses the file. */
  expect(words: string): void {
    if (!this.startsWith(words)) throw this.problem(`ожидалось «${words}»`);
    this.#at += words.length;
  }

  /** Everything up to the given words, which are passed over. */
  takeUntil(words: string): string {
    const end = this.#text.indexOf(words, this.#at);
    if (end < 0) throw this.problem(`не найдено «${words}»`);
    const taken = this.#text.slice(this.#at, end);
    this.#at = end + words.length;
    return taken;
  }

  /** Replaces references by the characters they stand for; a name that XML itself does not define is refused. */
  decode(text: string): string {
    const [first = '', ...others] = text.split('&');
    if (others.length === 0) return first;
    return first + others.map((part) => this.#decodeFirst(part)).join('');
  }

  #decodeFirst(part: string): string {
    const end = part.indexOf(';');
    const character = ENTITIES.get(part.slice(0, end)) ?? characterOf(part.slice(0, end));
    if (end < 0 || character === undefined) throw this.problem(`недопустимая ссылка «&${part.slice(0, 12)}»`);
    return character + part.slice(end + 1);
  }

  problem(message: string): XmlProblem {
    return new XmlProblem(message, this.line);
  }
}

function characterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name) ?? [];
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return character === undefined || FORBIDDEN.test(character) ? undefined : character;
}
