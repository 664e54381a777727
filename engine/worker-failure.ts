import { ZodError } from 'zod';
import { DomainError } from '#domain/errors';

/** What is told to the engine about a step that did not work; the text is readable by an administrator and holds no personal data. */
export interface Failure {
  readonly message: string;
  readonly retries: number;
  readonly retryTimeoutMs: number;
}

const FIRST_RETRIES = 5;
const FIRST_DELAY_MS = 10_000;
const MAX_MESSAGE = 600;
/** Refusals that another try cannot change. */
const FINAL_CODES = new Set(['NOT_FOUND', 'FORBIDDEN', 'INVALID_INPUT']);

/** A fault of the world or of the program: one retry less, after 10 s, 40 s, 160 s and 640 s; the fifth one is an incident. */
export function describeFailure(error: unknown, retriesBefore: number | undefined): Failure {
  if (error instanceof DomainError) {
    const message = `${error.code}: ${error.message}`;
    return FINAL_CODES.has(error.code) ? finalFailure(message) : retriedFailure(message, retriesBefore);
  }
  return retriedFailure(`Сбой при выполнении шага: ${nameFault(error)}.`, retriesBefore);
}

/** The variables do not fit the step: an error of the diagram, so it waits for an administrator at once. Values are not repeated. */
export function describeBadInput(topic: string, error: ZodError): Failure {
  const places = error.issues.map((issue) => `${issue.path.join('.') || '—'} (${issue.code})`);
  return finalFailure(`Входные данные шага «${topic}» не подходят: ${places.join(', ')}.`);
}

export function finalFailure(message: string): Failure {
  return { message: message.slice(0, MAX_MESSAGE), retries: 0, retryTimeoutMs: 0 };
}

/** The step was not even begun, as our own database did not answer: the number of retries stays. */
export function postponement(error: unknown, retriesBefore: number | undefined): Failure {
  return {
    message: `База данных приложения не отвечает: ${nameFault(error)}.`,
    retries: retriesBefore ?? FIRST_RETRIES,
    retryTimeoutMs: withJitter(FIRST_DELAY_MS),
  };
}

/** Name and code of an error. Its text is left out: a database puts the offending values into it. */
export function nameFault(error: unknown): string {
  if (!(error instanceof Error)) return 'неизвестная ошибка';
  const code = 'code' in error && typeof error.code === 'string' && /^[\w-]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

function retriedFailure(message: string, retriesBefore: number | undefined): Failure {
  const before = retriesBefore ?? FIRST_RETRIES;
  // The engine counts the delay even when no retry is left: an administrator's retry would have to wait for its end.
  if (before <= 1) return finalFailure(message);
  const delayMs = FIRST_DELAY_MS * 4 ** Math.max(FIRST_RETRIES - before, 0);
  return { message: message.slice(0, MAX_MESSAGE), retries: before - 1, retryTimeoutMs: withJitter(delayMs) };
}

/** Up to a tenth more or less, so that tasks that failed together do not come back together. */
function withJitter(delayMs: number): number {
  return Math.round(delayMs * (0.9 + Math.random() / 5));
}
