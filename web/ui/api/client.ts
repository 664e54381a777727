import { ApiError } from './api-error.ts';

type Method = 'GET' | 'POST' | 'PUT';

/** The token of the current sign-in; it lives exactly as long as the page, like the cookie's owner in this tab. */
const csrf = { token: '' };

export function rememberCsrfToken(token: string): void {
  csrf.token = token;
}

export type QueryParams = Readonly<Record<string, string | number | boolean | undefined>>;

export function withQuery(path: string, params: QueryParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return request<Answer>('GET', path, undefined, signal);
}

/** One page of a list. Filters are codes and stand in the address; the words of a search are names, and travel in a body. */
export function getList<Answer>(
  path: string,
  { search, ...filters }: QueryParams & { readonly search?: string | undefined },
  signal: AbortSignal,
): Promise<Answer> {
  if (search === undefined || search === '') return get<Answer>(withQuery(path, filters), signal);
  return request<Answer>('POST', withQuery(`${path}/search`, filters), { search }, signal);
}

export function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  return request<Answer>('POST', path, body);
}

export function put<Answer>(path: string, body: unknown): Promise<Answer> {
  return request<Answer>('PUT', path, body);
}

/** For who has no sign-in but a secret of their own: it travels in a header, so that no log and no address keeps it. */
export function postWithSecret<Answer>(path: string, secret: string, body: unknown): Promise<Answer> {
  return request<Answer>('POST', path, body, undefined, { Authorization: `Bearer ${secret}` });
}

/** The one way to the server. Answers have the shapes of the contract: the server checks them before it sends them. */
async function request<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json', ...more };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf.token;
  // A file goes as multipart, whose boundary only the browser can write into the header.
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json';
  const response = await send(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw readError(response, answer);
  return answer as Answer;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api${path}`, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'OFFLINE', message: 'Нет связи с сервером. Проверьте сеть и повторите.' });
  }
}

function readError(response: Response, answer: unknown): ApiError {
  const error = isRecord(answer) && isRecord(answer['error']) ? answer['error'] : {};
  const requestId = text(error['requestId']) ?? response.headers.get('x-request-id') ?? undefined;
  return new ApiError({
    status: response.status,
    code: text(error['code']) ?? `HTTP_${response.status}`,
    message: text(error['message']) ?? 'Сервер не смог ответить. Повторите через минуту.',
    ...(isRecord(error['fields']) ? { fields: readFields(error['fields']) } : {}),
    ...(isRecord(error['details']) ? { details: error['details'] } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function readFields(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([pointer, message]) => [pointer, String(message)]));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
