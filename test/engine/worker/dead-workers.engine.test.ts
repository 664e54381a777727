import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freeTasksOfTheDead } from '#engine/dead-workers';
import { takeWorkerIdentity } from '#engine/worker-identity';
import { writeWorkerStatus } from '#engine/worker-status';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { deployStep, type StepProcess } from './external-step.ts';

let stand: Stand;
let step: StepProcess;

beforeAll(() => {
  stand = useStand();
});
/** A topic of its own for each test: what one leaves free, another would lock. */
beforeEach(async () => {
  step = await deployStep(stand);
});
afterAll(() => stand.close());

/** A worker that has worked here and has just locked a task; returns its id and the instance of the task. */
async function lockTask(): Promise<{ workerId: string; instanceId: string }> {
  const workerId = `test:workers:${uniqueCode()}`;
  await writeWorkerStatus(stand.db, { workerId, startedAt: new Date(), lastGoodPollAt: new Date(), activeTasks: 0 });
  const instanceId = await step.start(uniqueCode());
  const answer = await fetch(`${stand.config.engineUrl}/external-task/fetchAndLock`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(`worker:${stand.secrets.engineWorker}`).toString('base64')}`,
    },
    body: JSON.stringify({ workerId, maxTasks: 1, topics: [{ topicName: step.topic, lockDuration: 600_000 }] }),
  });
  expect(answer.status).toBe(200);
  expect(await holderOf(instanceId)).toBe(workerId);
  return { workerId, instanceId };
}

async function holderOf(instanceId: string): Promise<string | null | undefined> {
  const row: { worker_id: string | null } | undefined = await stand
    .db('app.engine_external_tasks')
    .where({ process_instance_id: instanceId })
    .first('worker_id');
  return row?.worker_id;
}

const free = () => freeTasksOfTheDead({ db: stand.db, engine: stand.engine.worker });

test('a task that a dead worker holds is free again, one that a living worker holds is not', async () => {
  const living = await lockTask();
  const identity = await takeWorkerIdentity(stand.db, living.workerId, () => undefined);
  const dead = await lockTask();

  await free();

  expect(await holderOf(dead.instanceId)).toBeNull();
  expect(await holderOf(living.instanceId)).toBe(living.workerId);
  await identity?.release();
  await free();
  expect(await holderOf(living.instanceId)).toBeNull();
});

test('a task that waits for its retry keeps its pause', async () => {
  const { workerId, instanceId } = await lockTask();
  const task: { external_task_id: string } | undefined = await stand
    .db('app.engine_external_tasks')
    .where({ process_instance_id: instanceId })
    .first('external_task_id');
  await stand.db('app.task_results').insert({
    external_task_id: task?.external_task_id,
    topic: step.topic,
    attempts: 0,
    first_seen_at: new Date(),
  });

  await free();

  expect(await holderOf(instanceId)).toBe(workerId);
});
