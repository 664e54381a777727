import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildOneStep, userTask } from '../diagram.ts';
import { deployProbe, readOnlyTask, startProbe, type Probe } from '../probe.ts';
import { callRaw } from './raw-call.ts';

let stand: Stand;
let probe: Probe;
beforeAll(async () => {
  stand = useStand();
  probe = await deployProbe(stand, (key) => buildOneStep(key, userTask()));
});
afterAll(() => stand.close());

const readLog = async (processInstanceId: string): Promise<unknown> => {
  const path = `/engine-rest/history/user-operation?processInstanceId=${processInstanceId}&maxResults=50`;
  return JSON.parse((await callRaw(stand, { path, account: 'api' })).text);
};

describe('the engine knows the person', () => {
  test("the engine's own log says who claimed and completed a task", async () => {
    const userId = crypto.randomUUID();
    const instance = await startProbe(stand, probe);
    const taskId = await readOnlyTask(stand, instance);

    await stand.engine.api.claimTask(taskId, userId);
    await stand.engine.api.completeTask(taskId, {}, userId);

    const log = await readLog(instance);
    expect(log).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operationType: 'Claim', userId }),
        expect.objectContaining({ operationType: 'Complete', userId }),
      ]),
    );
  });

  test('a call that names nobody is nobody’s, whoever called before on the same thread', async () => {
    const userId = crypto.randomUUID();
    const [first, second] = [await startProbe(stand, probe), await startProbe(stand, probe)];
    await stand.engine.api.completeTask(await readOnlyTask(stand, first), {}, userId);

    await stand.engine.api.completeTask(await readOnlyTask(stand, second), {});

    expect(await readLog(second)).toEqual([]);
  });

  test('a person without any rights in the engine is not held up: access is decided before', async () => {
    await startProbe(stand, probe);
    const answer = await callRaw(stand, {
      path: `/engine-rest/task?processDefinitionKey=${probe.processKey}&maxResults=1`,
      account: 'api',
      headers: { 'X-Acting-User': crypto.randomUUID() },
    });

    expect(JSON.parse(answer.text)).toHaveLength(1);
  });
});

describe('naming a person', () => {
  const list = { api: 'task', worker: 'external-task', deployer: 'deployment' } as const;
  const ask = (account: 'api' | 'worker' | 'deployer', user: string | string[]) =>
    callRaw(stand, { path: `/engine-rest/${list[account]}?maxResults=1`, account, headers: { 'X-Acting-User': user } });

  test.each(['worker', 'deployer'] as const)('%s may not', async (account) => {
    expect((await ask(account, crypto.randomUUID())).status).toBe(403);
  });

  test.each([
    ['a name', 'ivanova'],
    ['a uuid in capitals', crypto.randomUUID().toUpperCase()],
    ['nothing', ''],
    ['two persons', [crypto.randomUUID(), crypto.randomUUID()]],
  ])('%s is refused', async (_case, user) => {
    expect((await ask('api', user)).status).toBe(400);
  });
});
