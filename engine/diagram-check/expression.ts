/**
 * The only expressions of our diagrams: names of variables, literals, comparison, `! && || empty`, parentheses, and two whole
 * forms that reach further. The engine's own language can call any method of any value, which is a way to run any program.
 */
const WHOLE_FORMS = /(?:#\{execution\.processBusinessKey\}|\$\{list\.of\([A-Za-z_]\w*\)\})/y;

const TOKEN =
  /\s*(?:(?<text>'[^'\\{}$#]*'|"[^"\\{}$#]*")|(?<number>\d{1,15}(?:\.\d{1,15})?)(?![\w.])|(?<name>[A-Za-z_]\w*)(?![\w.([])|(?<sign>==|!=|<=|>=|<|>|&&|\|\||!|\(|\)|\}))/y;

/** Words of the engine's language that are no names of variables. */
const KEYWORDS: ReadonlySet<string> = new Set('and or not eq ne lt gt le ge instanceof div mod'.split(' '));

/** Names by which the engine gives out objects instead of variables. */
const OBJECTS: ReadonlySet<string> = new Set(
  'execution task caseExecution externalTask variableContext authenticatedUserId list connector'.split(' '),
);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

const MAX_LENGTH = 1_000;

/** Whether the engine would look for an expression in this text. */
export function hasExpression(text: string): boolean {
  return text.includes('${') || text.includes('#{');
}

/** Whether the text is exactly one expression of the grammar. */
export function isExpression(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= MAX_LENGTH && endOfExpression(trimmed, 0) === trimmed.length;
}

/** Whether every expression in the text belongs to the grammar; a text without any is a literal. */
export function isTemplate(text: string): boolean {
  if (!hasExpression(text)) return true;
  // A backslash before an expression takes its meaning away, and a reader of the diagram would not see it.
  if (text.length > MAX_LENGTH || text.includes('\\')) return false;
  let at = nextStart(text, 0);
  while (at >= 0) {
    const end = endOfExpression(text, at);
    if (end === undefined) return false;
    at = nextStart(text, end);
  }
  return true;
}

function nextStart(text: string, from: number): number {
  const found = text.slice(from).search(/[$#]\{/);
  return found < 0 ? found : from + found;
}

/** The place behind the closing brace of the expression that begins here, or nothing where the grammar does not allow it. */
function endOfExpression(text: string, start: number): number | undefined {
  WHOLE_FORMS.lastIndex = start;
  if (WHOLE_FORMS.test(text)) return WHOLE_FORMS.lastIndex;
  if (!text.startsWith('${', start) && !text.startsWith('#{', start)) return undefined;
  const reader = new TokenReader(text, start + 2);
  const isGood = readAlternatives(reader) && reader.takeSign('}');
  return isGood ? reader.at : undefined;
}

interface Token {
  readonly kind: 'value' | 'name' | 'sign';
  readonly words: string;
  readonly end: number;
}

class TokenReader {
  at: number;
  readonly #text: string;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  peek(): Token | undefined {
    TOKEN.lastIndex = this.at;
    const groups = TOKEN.exec(this.#text)?.groups;
    if (!groups) return undefined;
    const end = TOKEN.lastIndex;
    const { name, sign } = groups;
    if (name !== undefined) return { kind: 'name', words: name, end };
    if (sign !== undefined) return { kind: 'sign', words: sign, end };
    return { kind: 'value', words: '', end };
  }

  takeIf(isWanted: (token: Token) => boolean): boolean {
    const token = this.peek();
    if (!token || !isWanted(token)) return false;
    this.at = token.end;
    return true;
  }

  takeSign(...signs: readonly string[]): boolean {
    return this.takeIf(({ kind, words }) => kind === 'sign' && signs.includes(words));
  }
}

function readAlternatives(reader: TokenReader): boolean {
  do {
    if (!readComparison(reader)) return false;
  } while (reader.takeSign('&&', '||'));
  return true;
}

function readComparison(reader: TokenReader): boolean {
  if (!readOperand(reader)) return false;
  return reader.takeSign(...COMPARISONS) ? readOperand(reader) : true;
}

function readOperand(reader: TokenReader): boolean {
  while (reader.takeSign('!') || reader.takeIf(({ kind, words }) => kind === 'name' && words === 'empty'));
  if (reader.takeSign('(')) return readAlternatives(reader) && reader.takeSign(')');
  return reader.takeIf(({ kind, words }) => kind === 'value' || (kind === 'name' && isVariable(words)));
}

/** A name as the engine finds it among the variables, `true`, `false` and `null` included. */
function isVariable(name: string): boolean {
  return name !== 'empty' && !KEYWORDS.has(name) && !OBJECTS.has(name);
}
