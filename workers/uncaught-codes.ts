import type { EngineClient } from '#engine/engine-client';
import { findUncaughtErrors, type UncaughtError } from '#engine/caught-errors';
import type { WorkerTask } from '#engine/task';

/**
 * Refusals of the tasks that the newest deployed diagrams do not catch. The engine would refuse such a refusal and the step
 * would become an incident, so that no case is lost; but it would stand still, and this tells before it does.
 */
export async function listUncaughtCodes(engine: EngineClient, tasks: readonly WorkerTask[]): Promise<readonly UncaughtError[]> {
  const definitions = await engine.listLatestDefinitions();
  const diagrams = await Promise.all(
    definitions.map(async ({ id, resource }) => ({ fileName: resource, xml: await engine.readProcessXml(id) })),
  );
  return findUncaughtErrors(diagrams, tasks);
}
