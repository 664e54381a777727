import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A network between the engine and its database that a test can cut or silence. */
export interface FaultyLine {
  readonly port: number;
  /** Connections stay open and nothing arrives: a frozen server or a lost route. */
  silence(): void;
  /** Connections break and new ones are refused. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

type State = 'whole' | 'silent' | 'cut';

export async function openFaultyLine(target: { host: string; port: number }): Promise<FaultyLine> {
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let state: State = 'whole';
  const server = createServer({ pauseOnConnect: true }, (near) => {
    const far = connect(target.port, target.host);
    const pair = { near, far };
    pairs.add(pair);
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    if (state === 'cut') end();
    if (state !== 'whole') return;
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    silence: () => {
      state = 'silent';
      for (const { near, far } of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    cut: () => {
      state = 'cut';
      for (const { near } of pairs) near.destroy();
    },
    mend: () => {
      if (state === 'whole') return;
      state = 'whole';
      // What was swallowed is lost: connections of the silence are of no use to anybody.
      for (const { near } of pairs) near.destroy();
    },
    close: async () => {
      for (const { near } of pairs) near.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the line has no port');
  return address.port;
}
