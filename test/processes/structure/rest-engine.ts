export type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;
export type AccountName = 'api' | 'worker' | 'deployer';

/** A running engine and the passwords of its three accounts. */
export interface EngineAccess {
  readonly url: string;
  readonly passwords: Readonly<Record<AccountName, string>>;
}

export interface Call {
  readonly as: AccountName;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** One plain REST call; anything but 2xx is an error that shows what the engine said. */
export async function callEngine(engine: EngineAccess, call: Call): Promise<unknown> {
  const headers: Record<string, string> = { Authorization: basic(engine, call.as) };
  const isForm = call.body instanceof FormData;
  if (call.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const body = call.body instanceof FormData ? call.body : call.body === undefined ? null : JSON.stringify(call.body);

  const answer = await fetch(`${engine.url}/engine-rest${call.path}`, { method: call.method ?? 'GET', headers, body });

  const text = await answer.text();
  if (!answer.ok) throw new Error(`${call.path} → ${answer.status}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
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
