import type { TaskEngine } from '#domain/tasks/claim-task';
import { DomainError } from '#domain/errors';
import { EngineError } from '#engine/engine-error';
import type { Person } from './person.ts';
import type { Services } from './services.ts';

/** The engine as taking and giving back a task needs it: as the acting person. */
export function taskEngine({ engine }: Services, person: Person): TaskEngine {
  return {
    claim: (taskId, userId) => refuseWhenLost(engine.claimTask(taskId, userId)),
    unclaim: (taskId) => refuseWhenLost(engine.unclaimTask(taskId, person.id)),
  };
}

/** Between our look at the task and the engine's somebody may have taken or completed it. */
async function refuseWhenLost(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof EngineError) || error.isUnavailable) throw error;
    throw new DomainError('TASK_TAKEN', 'Задачу уже взял или завершил другой сотрудник. Обновите список задач.');
  }
}
