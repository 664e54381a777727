import { findInstalledKind } from '#engine/views/find-installed-kind';
import type { EngineKind } from './config.ts';
import { openDatabase } from './database.ts';
import { StartProblem } from './start-problem.ts';

/** Both engines use tables of the same names, so the wrong one would start and work on the other's cases. */
export async function refuseOtherEngine(adminUrl: string, kind: EngineKind): Promise<void> {
  const admin = openDatabase(adminUrl, { maxConnections: 1 });
  try {
    const installed = await findInstalledKind(admin);
    if (installed === undefined || installed === kind) return;
    throw new StartProblem(
      `This database belongs to the engine ${installed}: set ENGINE_KIND=${installed}, or give ${kind} a database of its own.`,
    );
  } finally {
    await admin.destroy();
  }
}
