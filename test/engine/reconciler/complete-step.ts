import { z } from 'zod';
import type { EngineVariables } from '#domain/commands/request-command';
import { toTypedValues } from '#engine/typed-values';
import { uniqueCode } from '../../support/factories.ts';
import type { Stand } from '../../support/stand.ts';

interface WantedStep {
  readonly topic: string;
  readonly businessKey: string;
  readonly variables: EngineVariables;
}

/** Does the step of one case as a worker would, without taking the steps of other tests of the run. */
export async function completeStep(stand: Stand, { topic, businessKey, variables }: WantedStep): Promise<void> {
  const workerId = `test:${uniqueCode()}`;
  const topics = [{ topicName: topic, businessKey, lockDuration: 30_000 }];
  const fetched = await post(stand, 'fetchAndLock', { workerId, maxTasks: 1, usePriority: false, topics });
  const [task] = z.array(z.object({ id: z.string() })).parse(fetched);
  // Ordinary workers of another test may have been quicker; then the step is done as well.
  if (task) await post(stand, `${task.id}/complete`, { workerId, variables: toTypedValues(variables) });
}

async function post(stand: Stand, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${stand.config.engineUrl}/external-task/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`worker:${stand.secrets.engineWorker}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the engine answered ${response.status}`);
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
