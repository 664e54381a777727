import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitFor } from '../wait-for.ts';
import { isAlive } from './live-server.ts';

/**
 * One keeper per data folder. The keeper of a start that was killed is still bringing the server down when the next
 * start comes: the newcomer waits for it, or it would lose the server that it has just adopted.
 */
export async function holdKeeperPlace(stateDir: string): Promise<() => void> {
  const file = path.join(stateDir, 'keeper.pid');
  await waitFor(
    `The data folder ${stateDir}`,
    () => {
      takePlace(file);
      return Promise.resolve();
    },
    { pauseMs: 100 },
  );
  return () => rmSync(file, { force: true });
}

function takePlace(file: string): void {
  const holder = readHolder(file);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) throw new Error(`process ${holder} still uses it.`);
  if (holder !== undefined) rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: 'wx' });
}

function readHolder(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
