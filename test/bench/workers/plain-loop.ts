import { z } from 'zod';
import type { BenchStand } from '../bench-stand.ts';
import { inParallel } from '../in-parallel.ts';
import { TOPIC } from './no-op-load.ts';

const BATCH = 100;
const AT_ONCE = 8;
const lockedTasks = z.array(z.object({ id: z.string() }));

/** The least that completes tasks: fetch a batch, complete it, fetch the next; no locks kept, no inbox, no second try. */
export async function drainPlainly({ config, secrets }: BenchStand): Promise<void> {
  const authorization = `Basic ${Buffer.from(`worker:${secrets.engineWorker}`).toString('base64')}`;
  const post = async (path: string, body: object): Promise<Response> => {
    const answer = await fetch(`${config.engineUrl}/external-task${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ workerId: 'plain', ...body }),
    });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    return answer;
  };
  for (;;) {
    const topics = [{ topicName: TOPIC, lockDuration: 60_000, variables: [] }];
    const tasks = lockedTasks.parse(await (await post('/fetchAndLock', { maxTasks: BATCH, topics })).json());
    if (tasks.length === 0) return;
    await inParallel(tasks, AT_ONCE, async ({ id }) => (await post(`/${id}/complete`, {})).arrayBuffer());
  }
}
