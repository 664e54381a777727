import { setTimeout as sleep } from 'node:timers/promises';

export type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;
export type AccountName = 'api' | 'worker' | 'deployer';

/** A running engine and the passwords of its three accounts. */
export interface EngineAccess {
  /** Root of the REST interface, `…/engine-rest`. */
  readonly url: string;
  readonly passwords: Readonly<Record<AccountName, string>>;
}

export interface Call {
  readonly as: AccountName;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

const ATTEMPTS = 5;

/**
 * One plain REST call; anything but 2xx is an error that shows what the engine said. Two steps of one case at the same
 * moment may collide in the engine; the loser tries again, as every real caller does.
 */
export async function callEngine(engine: EngineAccess, call: Call): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await request(engine, call);
    if (status < 300) return text === '' ? undefined : (JSON.parse(text) as unknown);
    if (attempt === ATTEMPTS || !isCollision(text)) throw new Error(`${call.path} → ${status}: ${text}`);
    await sleep(100 * attempt);
  }
}

async function request(engine: EngineAccess, call: Call): Promise<{ status: number; text: string }> {
  const headers: Record<string, string> = { Authorization: basic(engine, call.as) };
  const isForm = call.body instanceof FormData;
  if (call.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const body = call.body instanceof FormData ? call.body : call.body === undefined ? null : JSON.stringify(call.body);
  const answer = await fetch(`${engine.url}${call.path}`, { method: call.method ?? 'GET', headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** Optimistic locking, or a deadlock that the database has resolved. */
function isCollision(text: string): boolean {
  return text.includes('ENGINE-03005') || text.includes('"code":10001');
}

/** Variables in the engine's own spelling. */
export function typed(values: Values): Record<string, { value: Value; type: string }> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, type: typeOf(value) }]));
}

function typeOf(value: Value): string {
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'number' ? 'Integer' : 'String';
}

function basic(engine: EngineAccess, account: AccountName): string {
  return `Basic ${Buffer.from(`${account}:${engine.passwords[account]}`).toString('base64')}`;
}
