import { once } from 'node:events';
import { createServer, request as forwardRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a request is when the test may interfere: before the engine sees it, or when the engine has done it. */
export type Moment = 'before' | 'after';

export interface FaultProxy {
  readonly url: string;
  /** Looks at each request; `true` swallows it: the caller never hears of it again. */
  interfere: (moment: Moment, path: string) => boolean;
  close(): Promise<void>;
}

/** Stands between a part and the engine and breaks what the test wants broken. */
export async function openFaultProxy(engineUrl: string): Promise<FaultProxy> {
  const target = new URL(engineUrl);
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (proxy.interfere('before', path)) return void request.resume();
    forward(request, response, path);
  });

  function forward(request: IncomingMessage, response: ServerResponse, path: string): void {
    const headers = { ...request.headers, host: target.host };
    const onward = forwardRequest(
      { host: target.hostname, port: target.port, path, method: request.method, headers },
      (answer) => {
        if (proxy.interfere('after', path)) return void answer.resume();
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
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
