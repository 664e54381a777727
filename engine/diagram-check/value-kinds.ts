import { hasExpression, isExpression, isTemplate } from './expression.ts';
import { isAnswerCell, isConditionCell, isListOfAnswers } from './table-cell.ts';

/** What may stand in an attribute or a text; everything that the engine evaluates is one of `condition`, `template`, `collection` or a cell. */
export type ValueKind = keyof typeof KINDS;

interface Kind {
  readonly isAllowed: (value: string) => boolean;
  /** What is allowed here, as the second half of a sentence. */
  readonly words: string;
}

/** The engine's tables keep no longer names and ids. */
const MAX_NAME = 255;

const matching = (pattern: RegExp, words: string): Kind => ({ isAllowed: (value) => pattern.test(value), words });

const KINDS = {
  /** Read by people, and evaluated by the engine wherever it finds an expression. */
  text: { isAllowed: (value: string) => !hasExpression(value), words: 'текст без выражений' },
  name: {
    isAllowed: (value: string) => value.length <= MAX_NAME && !hasExpression(value),
    words: `текст до ${MAX_NAME} знаков без выражений`,
  },
  template: { isAllowed: isTemplate, words: 'текст или сравнение переменных' },
  condition: { isAllowed: isExpression, words: 'сравнение переменных в ${…}' },
  collection: {
    isAllowed: (value: string) => isExpression(value) || /^[A-Za-z_]\w*$/.test(value),
    words: 'имя переменной или ${list.of(имя)}',
  },
  id: matching(/^[A-Za-z_][\w.-]{0,254}$/, 'латинские буквы, цифры, «_», «-», «.»'),
  /** Another element of the file. */
  reference: matching(/^[A-Za-z_][\w.-]*$/, 'идентификатор другого элемента'),
  href: matching(/^#[A-Za-z_][\w.-]*$/, '«#» и идентификатор другого элемента'),
  /** A topic, form key, error code, key of a process or table. */
  key: matching(/^[A-Za-z][\w.-]{0,254}$/, 'код из латинских букв, цифр, «_», «-», «.»'),
  variable: matching(/^[A-Za-z_]\w{0,254}$/, 'имя переменной'),
  word: matching(/^[A-Za-z][A-Za-z ]*$/, 'слово'),
  boolean: matching(/^(true|false)$/, 'true или false'),
  number: matching(/^-?\d{1,9}(\.\d{1,20})?(e-\d{1,3})?$/, 'число'),
  days: matching(/^(P\d{1,5}D|\d{1,5})$/, 'срок в днях, например P1825D'),
  external: matching(/^external$/, 'external'),
  all: matching(/^all$/, 'all'),
  formalExpression: matching(/^bpmn:tFormalExpression$/, 'bpmn:tFormalExpression'),
  mediaType: matching(/^[\w.+-]+\/[\w.+-]+$/, 'вид текста'),
  /** A name of a namespace: never fetched. */
  address: matching(/^[\w:/.#-]*$/, 'адрес'),
  colour: matching(/^#[0-9A-Fa-f]{3,8}$/, 'цвет вида #1864ab'),
  conditionCell: { isAllowed: isConditionCell, words: 'значения, сравнения и промежутки через запятую' },
  answerCell: { isAllowed: isAnswerCell, words: 'одно значение' },
  answerList: { isAllowed: isListOfAnswers, words: 'значения через запятую' },
} as const satisfies Readonly<Record<string, Kind>>;

export function isAllowedValue(kind: ValueKind, value: string): boolean {
  return KINDS[kind].isAllowed(value);
}

/** What may stand there, for the message about what must not. */
export function wordKind(kind: ValueKind): string {
  return KINDS[kind].words;
}
