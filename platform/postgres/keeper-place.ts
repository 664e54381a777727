import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitFor } from '../wait-for.ts';
import { isAlive, readStartTime } from './live-server.ts';

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
  if (holder !== undefined) {
    const [pid = 0, startTime = ''] = holder.split(' ');
    if (isAlive(Number(pid)) && readStartTime(Number(pid)) === startTime) throw new Error(`process ${pid} still uses it.`);
    rmSync(file, { force: true });
  }
  writeFileSync(file, `${process.pid} ${readStartTime(process.pid)}`, { flag: 'wx' });
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
