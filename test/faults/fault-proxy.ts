import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { callOnward, type Answer } from './call-onward.ts';

/** Where a request is when the test may interfere: before the engine sees it, or when the engine has done it. */
type Moment = 'before' | 'after';

export type Fault =
  /** The caller never hears of it again. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection breaks. */
  | { readonly kind: 'reset' }
  /** Something else answers in the engine's place. */
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The engine gets the request so many times, one after the other; the caller hears the last answer. */
  | { readonly kind: 'repeat'; readonly times: number };

export const RESET: Fault = { kind: 'reset' };

/** A request on its way; after the engine has done it, with what the engine said. */
interface Exchange {
  readonly method: string;
  readonly body: string;
  readonly answer: Answer | undefined;
}

export interface FaultProxy {
  readonly url: string;
  /** Looks at each request twice, and says what is to go wrong with it; `true` is silence. */
  interfere: (moment: Moment, path: string, exchange: Exchange) => Fault | boolean | undefined;
  close(): Promise<void>;
}

/** Stands between a part and the engine and breaks what the test wants broken. */
export async function openFaultProxy(engineUrl: string): Promise<FaultProxy> {
  const target = new URL(engineUrl);
  const server = createServer((request, response) => {
    // A caller that has gone, or an engine that is down: both mean that this connection is over.
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const body = await readText(request);
    const asked = { method: request.method ?? 'GET', body, answer: undefined };
    const before = faultOf(proxy.interfere('before', path, asked));
    if (before && (await strike(before, response))) return;
    const left = new AbortController();
    response.on('close', () => left.abort());
    const call = () =>
      callOnward({
        target,
        path,
        method: asked.method,
        headers: request.headers,
        body,
        signal: isAsked(before) ? undefined : left.signal,
      });
    let answer = await call();
    for (let again = before?.kind === 'repeat' ? before.times - 1 : 0; again > 0; again -= 1) answer = await call();
    const after = faultOf(proxy.interfere('after', path, { ...asked, answer }));
    if (after && (await strike(after, response))) return;
    send(response, answer);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    interfere: () => false,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

function faultOf(wanted: Fault | boolean | undefined): Fault | undefined {
  if (wanted === true) return { kind: 'silence' };
  return wanted === false ? undefined : wanted;
}

/** An engine that was slow or asked twice does the work, whether or not the caller still waits. */
const isAsked = (fault: Fault | undefined): boolean => fault?.kind === 'delay' || fault?.kind === 'repeat';

/** Says whether the exchange is over for the caller. */
async function strike(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'silence':
      return true;
    case 'delay':
      await sleep(fault.ms);
      return false;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'answer':
      send(response, fault.answer);
      return true;
    case 'repeat':
      return false;
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
