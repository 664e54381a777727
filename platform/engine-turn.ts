import { findInstalledKind } from '#engine/views/find-installed-kind';
import { takeAdvisoryLock } from './advisory-lock.ts';
import type { EngineKind } from './config.ts';
import { openDatabase } from './database.ts';
import { StartProblem } from './start-problem.ts';

/**
 * Waits until this engine may boot on the database and returns what to call once it answers. Two engines that find no
 * tables would both make them and stumble over each other: the second one waits for the first.
 */
export async function waitForTurn(adminUrl: string, kind: EngineKind): Promise<() => Promise<void>> {
  const giveBack = await takeAdvisoryLock(adminUrl, 'engineTables');
  const isNew = await refuseOtherEngine(adminUrl, kind).catch(async (error: unknown) => {
    await giveBack();
    throw error;
  });
  if (!isNew) await giveBack();
  return isNew ? giveBack : () => Promise.resolve();
}

/** Both engines use tables of the same names, so the wrong one would start and work on the other's cases. Tells whether there are none yet. */
async function refuseOtherEngine(adminUrl: string, kind: EngineKind): Promise<boolean> {
  const admin = openDatabase(adminUrl, { maxConnections: 1 });
  try {
    const installed = await findInstalledKind(admin);
    if (installed === undefined || installed === kind) return installed === undefined;
    throw new StartProblem(
      `This database belongs to the engine ${installed}: set ENGINE_KIND=${installed}, or give ${kind} a database of its own.`,
    );
  } finally {
    await admin.destroy();
  }
}
