import { createServer } from 'node:net';
import { StartProblem } from '../start-problem.ts';

export interface WantedPort {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/** Refuses before anything is started: a part that finds its port taken only later leaves half a system behind. */
export async function refuseTakenPorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const { variable, host, port } of wanted) {
    const code = await tryToListen(host, port);
    if (code === undefined) continue;
    if (code === 'EADDRINUSE') {
      throw new StartProblem(
        `Port ${port} of ${host} is in use; stop the program that listens there or set ${variable} to another port.`,
      );
    }
    throw new StartProblem(`Nothing can listen on port ${port} of ${host} (${code}); set ${variable} to another port.`);
  }
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
