import { randomUUID } from 'node:crypto';
import { deployCopies, playProcess, type Play } from './play-process.ts';
import { injectStand } from '../../support/inject-stand.ts';
import type { EngineAccess } from './rest-engine.ts';

/** The engine of the run with the copies of all diagrams in it. */
export async function useStructure(): Promise<{ readonly newPlay: () => Play }> {
  const { config, secrets } = injectStand();
  const engine: EngineAccess = {
    url: config.engineUrl,
    passwords: { api: secrets.engineApi, worker: secrets.engineWorker, deployer: secrets.engineDeployer },
  };
  await deployCopies(engine);
  return { newPlay: () => playProcess(engine, `STRUCT-${randomUUID()}`) };
}
