import { DomainError } from '#domain/errors';
import type { EngineClient } from '#engine/engine-client';
import { findUncaughtErrors, type UncaughtError } from '#engine/caught-errors';
import type { WorkerTask } from '#engine/task';

/**
 * Refusals of the tasks that the newest deployed diagrams do not catch. The engine would refuse such a refusal and the step
 * would become an incident, so that no case is lost; but it would stand still, and this tells before it does.
 */
export async function listUncaughtCodes(engine: EngineClient, tasks: readonly WorkerTask[]): Promise<readonly UncaughtError[]> {
  const definitions = await engine.listLatestDefinitions();
  const found = await Promise.all(
    definitions.map(async ({ id, resource }) =>
      findReadable({ fileName: resource, xml: await engine.readProcessXml(id) }, tasks),
    ),
  );
  return found.flat();
}

/** A diagram that somebody deployed past our check may be unreadable: it tells nothing, and stops no worker. */
async function findReadable(
  diagram: { readonly fileName: string; readonly xml: string },
  tasks: readonly WorkerTask[],
): Promise<readonly UncaughtError[]> {
  try {
    return await findUncaughtErrors([diagram], tasks);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'DIAGRAM_REFUSED') return [];
    throw error;
  }
}
