import { z } from 'zod';
import { EngineError } from './engine-error.ts';
import { listFaultyElements } from './faulty-elements.ts';

const DEFAULT_TIMEOUT_MS = 10_000;

export interface EngineAccess {
  /** Base of the REST interface, `http://host:port/engine-rest`. */
  readonly url: string;
  readonly account: 'api' | 'worker' | 'deployer';
  readonly password: string;
  readonly timeoutMs?: number;
}

export interface EngineCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments are encoded one by one: an id from outside cannot become another path. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** The person for whom the call is made; only the account `api` may name one. */
  readonly actingUserId?: string | undefined;
  readonly timeoutMs?: number;
}

/**
 * Calls the engine and reads the answer by its schema; every failure is an `EngineError`. Words that are no JSON are not the engine's,
 * also where the answer is of no interest: the page of a proxy that says 200 would pass for a command that is done.
 */
export async function callEngine<Answer>(access: EngineAccess, call: EngineCall, answer: z.ZodType<Answer>): Promise<Answer> {
  const name = `${call.method} /${call.path.join('/')}`;
  const text = await send(access, call, name);
  const json = text === '' ? undefined : parseJson(text);
  if (text !== '' && json === undefined) throw unexpected(name, 'the answer is no JSON');
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw unexpected(name, parsed.error.message);
  return parsed.data;
}

/** For calls whose answer is empty or of no interest. */
export const ignoredAnswer = z.unknown().transform(() => undefined);

async function send(access: EngineAccess, call: EngineCall, name: string): Promise<string> {
  const { status, isOk, text } = await exchange(access, call, name);
  if (isOk) return text;
  const json = parseJson(text);
  // A page that says 404 is no word of the engine about the object that was asked for.
  if (text !== '' && json === undefined && status < 500) throw unexpected(name, text);
  const refusal = refusalBody.safeParse(json);
  const { type, code, message, details } = refusal.success ? refusal.data : {};
  throw new EngineError(name, { status, type, code: code ?? undefined, elements: listFaultyElements(details) }, message ?? text);
}

async function exchange(access: EngineAccess, call: EngineCall, name: string) {
  try {
    const response = await fetch(addressOf(access, call), {
      method: call.method,
      headers: headersOf(access, call),
      body: bodyOf(call),
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs ?? access.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
    return { status: response.status, isOk: response.ok, text: await response.text() };
  } catch (cause) {
    const error = new EngineError(name, { status: undefined, type: undefined, code: undefined });
    error.cause = cause;
    throw error;
  }
}

function unexpected(name: string, words: string): EngineError {
  return new EngineError(name, { status: 502, type: 'UnexpectedAnswer', code: undefined }, words);
}

const refusalBody = z.object({
  type: z.string().optional(),
  code: z.number().nullish(),
  message: z.string().nullish(),
  details: z.unknown().optional(),
});

function addressOf(access: EngineAccess, call: EngineCall): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  const path = call.path.map(encodeURIComponent).join('/');
  return `${access.url}/${path}${query.size > 0 ? `?${query}` : ''}`;
}

function headersOf(access: EngineAccess, call: EngineCall): Record<string, string> {
  const pair = Buffer.from(`${access.account}:${access.password}`).toString('base64');
  return {
    Authorization: `Basic ${pair}`,
    Accept: 'application/json',
    ...(call.body !== undefined && !(call.body instanceof FormData) && { 'Content-Type': 'application/json' }),
    ...(call.actingUserId !== undefined && { 'X-Acting-User': call.actingUserId }),
  };
}

function bodyOf(call: EngineCall): FormData | string | null {
  if (call.body === undefined) return null;
  return call.body instanceof FormData ? call.body : JSON.stringify(call.body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
