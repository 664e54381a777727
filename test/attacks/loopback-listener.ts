import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Listener {
  readonly url: string;
  /** Addresses that somebody asked for. */
  readonly asked: readonly string[];
}

/** A place where an attack would report back; it answers whoever comes, and keeps their addresses. */
export async function openListener(): Promise<Listener> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://elsewhere.test/x"/>');
  });
  server.on('connection', () => asked.push('connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}
