import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uniqueCode } from '../../support/factories.ts';

export interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly atMs: number;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An engine with the faults that a real one does not show on demand. It hands out what is put into `queue`. */
export interface FakeEngine {
  readonly url: string;
  readonly calls: Call[];
  readonly queue: object[];
  readonly polls: () => Call[];
  readonly reports: (kind: string) => Call[];
  /** How the next polls and reports are answered; by default as a healthy engine answers. */
  answerPoll: Answer;
  answerReport: Answer;
  close(): Promise<void>;
}

export async function startFakeEngine(): Promise<FakeEngine> {
  const calls: Call[] = [];
  const queue: object[] = [];
  const startedAt = performance.now();
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const path = request.url ?? '';
    const call = { path, body: text === '' ? undefined : (JSON.parse(text) as unknown), atMs: performance.now() - startedAt };
    calls.push(call);
    const isPoll = path === '/external-task/fetchAndLock';
    (isPoll ? engine.answerPoll : engine.answerReport)(response, request);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const engine: FakeEngine = {
    url: `http://127.0.0.1:${port}`,
    calls,
    queue,
    polls: () => calls.filter((call) => call.path.endsWith('/fetchAndLock')),
    reports: (kind) => calls.filter((call) => call.path.endsWith(`/${kind}`)),
    answerPoll: (response) => sendTasks(response, queue.splice(0)),
    answerReport: (response) => response.writeHead(204).end(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return engine;
}

/** A short long poll: tasks at once, an empty list after a moment. */
export function sendTasks(response: ServerResponse, tasks: object[], contentType = 'application/json'): void {
  const send = () => response.writeHead(200, { 'content-type': contentType }).end(JSON.stringify(tasks));
  if (tasks.length > 0) send();
  else setTimeout(send, 100);
}

export function refuse(status: number, message = 'refused'): Answer {
  return (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ type: 'RestException', message, code: 0 }));
}

/** A task as the engine hands it out. */
export function buildFetchedTask(topicName: string, variables: Record<string, unknown> = {}) {
  const typed = Object.entries(variables).map(([name, value]) => [name, { type: 'String', value, valueInfo: {} }] as const);
  return {
    id: `task-${uniqueCode()}`,
    topicName,
    businessKey: 'Т-2026-1',
    processInstanceId: 'instance',
    retries: null,
    variables: Object.fromEntries(typed),
  };
}
