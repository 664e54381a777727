import { DomainError } from '#domain/errors';
import type { EngineClient } from '#engine/engine-client';
import { findUncaughtErrors, type UncaughtError } from '#engine/caught-errors';
import type { WorkerTask } from '#engine/task';

export interface CaughtReview {
  readonly uncaught: readonly UncaughtError[];
  /** Files that somebody deployed past our check and that nobody can read: what they catch is unknown. */
  readonly unreadable: readonly string[];
}

/**
 * Refusals of the tasks that the newest deployed diagrams do not catch. The engine would refuse such a refusal and the step
 * would become an incident, so that no case is lost; but it would stand still, and this tells before it does.
 */
export async function reviewCaughtErrors(engine: EngineClient, tasks: readonly WorkerTask[]): Promise<CaughtReview> {
  const uncaught: UncaughtError[] = [];
  const unreadable: string[] = [];
  for (const { id, resource: fileName } of await engine.listLatestDefinitions()) {
    const diagram = { fileName, xml: await engine.readProcessXml(id) };
    try {
      uncaught.push(...(await findUncaughtErrors([diagram], tasks)));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'DIAGRAM_REFUSED') throw error;
      unreadable.push(fileName);
    }
  }
  return { uncaught, unreadable };
}
