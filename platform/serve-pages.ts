import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { StartProblem, describeError } from './start-problem.ts';

/** What a port for operators answers at one address. */
export interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface PagesOptions {
  readonly host: string;
  readonly port: number;
  /** By path, such as `/ready`. */
  readonly pages: Readonly<Record<string, (request: IncomingMessage) => Promise<Page>>>;
}

/** A small port for a process that serves no people: a few pages to be read by programs that watch it. */
export async function servePages({ host, port, pages }: PagesOptions): Promise<() => Promise<void>> {
  const known = new Map(Object.entries(pages));
  const server = createServer((request, response) => {
    const answer = request.method === 'GET' ? known.get(request.url?.split('?', 1)[0] ?? '') : undefined;
    void readPage(request, answer).then(({ status, contentType, body }) => {
      response.writeHead(status, {
        'Content-Type': contentType,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(body);
    });
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartProblem(`Nothing can listen on ${host}:${port} (${describeError(error)}).`, { cause: error });
  }
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

export function jsonPage(isGood: boolean, body: object): Page {
  return { status: isGood ? 200 : 503, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

async function readPage(request: IncomingMessage, answer: PagesOptions['pages'][string] | undefined): Promise<Page> {
  if (!answer) return { status: 404, contentType: 'text/plain', body: '' };
  // The words of a failure may quote data, and nobody has signed in here.
  return answer(request).catch(() => ({ status: 500, contentType: 'text/plain', body: '' }));
}
