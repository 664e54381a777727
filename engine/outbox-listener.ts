import type { Knex } from 'knex';
import { growingDelayMs } from './growing-delay.ts';
import { pause } from './pause.ts';
import { openOwnConnection } from './worker-identity.ts';

const CHANNEL = 'engine_commands';

/** Calls `wake` whenever a command is committed. A broken connection is opened again; meanwhile the relay's polling goes on. */
export async function listenForCommands(db: Knex, wake: () => void, stopping: AbortSignal): Promise<void> {
  for (let failures = 0; !stopping.aborted; failures += 1) {
    if (failures > 0) await pause(growingDelayMs(failures), stopping);
    const isHeard = await listenOnce(db, wake, stopping).catch(() => false);
    if (isHeard) failures = 0;
  }
}

/** Listens until the connection ends; says whether it listened at all. */
async function listenOnce(db: Knex, wake: () => void, stopping: AbortSignal): Promise<boolean> {
  const connection = await openOwnConnection(db);
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      stopping.removeEventListener('abort', end);
      resolve();
    };
    connection.on('error', end);
    connection.on('end', end);
    stopping.addEventListener('abort', end);
  });
  try {
    connection.on('notification', wake);
    await connection.query(`listen ${CHANNEL}`);
    wake();
    await ended;
    return true;
  } finally {
    await connection.end().catch(() => undefined);
  }
}
