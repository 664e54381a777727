import type { RequestConfig } from 'camunda-external-task-client-js';
import { z } from 'zod';

/** An external task as the engine hands it out. */
const fetchedTask = z.looseObject({
  id: z.string(),
  topicName: z.string(),
  businessKey: z.string().nullish(),
  processInstanceId: z.string(),
  retries: z.number().int().nullish(),
  variables: z.record(z.string(), z.unknown()),
});
const fetchedTasks = z.array(fetchedTask);

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

export interface GuardOptions {
  readonly authorization: string;
  readonly pollTimeoutMs: number;
  /** Runs before each poll leaves: the place for a back-off, as the client itself knows none. */
  readonly beforePoll: () => Promise<void>;
  /** A signal for each poll anew: aborting one must not abort the last, which cancels its ghost in the engine. */
  readonly pollSignal: () => AbortSignal;
}

/**
 * Interceptor against the client's measured defects: no timeout, so that a silent engine ends polling for good; redirects followed to a
 * login page; anything that is not exactly `application/json` read byte by byte as tasks. Only polls go this way (see task-reports.ts).
 * It must stay synchronous: the client does not await it and would send a bare GET.
 */
export function guardPolls(options: GuardOptions): (config: RequestConfig) => RequestConfig {
  return (config) => ({
    ...config,
    headers: { ...config.headers, authorization: options.authorization },
    followRedirect: false,
    retry: { limit: 0 },
    timeout: { request: options.pollTimeoutMs },
    signal: options.pollSignal(),
    hooks: { beforeRequest: [options.beforePoll], afterResponse: [checkTasks] },
  });
}

/** With redirects off the library takes 3xx for success; for the engine it is none. */
function checkSuccess(response: HttpResponse): HttpResponse {
  if (response.statusCode >= 300 && response.statusCode < 400)
    throw new TypeError(`the engine's address answers ${response.statusCode}`);
  return response;
}

function checkTasks(response: HttpResponse): HttpResponse {
  checkSuccess(response);
  if (response.statusCode >= 400) return response;
  if (!isJson(response)) throw new TypeError('the engine answered something else than JSON');
  fetchedTasks.parse(JSON.parse(bodyText(response.body)));
  // The client compares the header to the letter, without a charset.
  response.headers['content-type'] = 'application/json';
  return response;
}

function isJson({ headers }: HttpResponse): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && /^application\/json\b/i.test(type);
}

function bodyText(body: unknown): string {
  return Buffer.isBuffer(body) ? body.toString('utf8') : String(body);
}
