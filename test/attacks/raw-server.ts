import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Express } from 'express';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface RawRequest {
  readonly method?: string;
  /** Goes out as it stands: ordinary clients tidy up an address, an attacker does not. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

export interface RawServer {
  readonly port: number;
  send(given: RawRequest): Promise<RawAnswer>;
  close(): Promise<void>;
}

/** The application behind a free port of the loopback, and a client that sends what it is told to the byte. */
export async function listenRaw(app: Express): Promise<RawServer> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    send: (given) => send(port, given),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(port: number, { method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      buffer(answer)
        .then((bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString('utf8') }))
        .catch(reject);
    });
    // A server that has answered already may close before a large body is through.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
