import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { tasks as realTasks } from '../../../workers/tasks/index.ts';
import { copiedKey, copiedMessage, copiedTopic, copyProcesses } from './copy-processes.ts';
import { callEngine, typed, type EngineAccess, type Values } from './rest-engine.ts';

const withId = z.object({ id: z.string() });
const instances = z.array(z.object({ id: z.string(), definitionKey: z.string() }));
const tasks = z.array(z.object({ id: z.string(), taskDefinitionKey: z.string() }));
const jobs = z.array(withId);
const lockedTasks = z.array(
  z.object({ id: z.string(), activityId: z.string(), variables: z.record(z.string(), z.object({ value: z.unknown() })) }),
);
const activities = z.array(z.object({ activityId: z.string(), endTime: z.string().nullable(), canceled: z.boolean() }));

const WAIT_MS = 20_000;
const PAUSE_MS = 60;

export interface Finished {
  readonly activityId: string;
  readonly isCanceled: boolean;
}

/** Puts the copies of all diagrams into the engine in one deployment and returns its id. */
export async function deployCopies(engine: EngineAccess): Promise<string> {
  const body = new FormData();
  body.set('deployment-name', 'structure');
  body.set('enable-duplicate-filtering', 'true');
  for (const { name, text } of copyProcesses()) body.set(name, new Blob([text], { type: 'text/xml' }), name);
  return withId.parse(await callEngine(engine, { as: 'deployer', method: 'POST', path: '/deployment/create', body })).id;
}

/** What a message carries: who it is for, variables of the process, and variables of the scope that it starts. */
export interface Message {
  readonly correlationKeys?: Values;
  readonly variables?: Values;
  readonly scopedVariables?: Values;
}

/** Plays the people and the workers of one case: every step is completed by a plain REST call. */
export type Play = ReturnType<typeof playProcess>;

export function playProcess(engine: EngineAccess, businessKey: string) {
  const get = (path: string) => callEngine(engine, { as: 'api', path });
  const post = (path: string, body: unknown = {}) => callEngine(engine, { as: 'api', method: 'POST', path, body });
  const work = (path: string, body: unknown) => callEngine(engine, { as: 'worker', method: 'POST', path, body });
  const key = encodeURIComponent(businessKey);
  const workerId = `structure:${businessKey}`;
  const missingInputs: string[] = [];

  const listInstances = async () => instances.parse(await get(`/process-instance?businessKey=${key}&maxResults=500`));
  const listTasks = async (taskKey: string) =>
    tasks.parse(await get(`/task?processInstanceBusinessKey=${key}&taskDefinitionKey=${taskKey}&maxResults=50`));
  const lock = async (topic: string) => {
    const wanted = { topicName: copiedTopic(topic), lockDuration: 60_000, businessKey };
    const found = lockedTasks.parse(await work('/external-task/fetchAndLock', { workerId, maxTasks: 1, topics: [wanted] }));
    return found[0];
  };
  const listJobs = async (activityId: string) => {
    // One question per instance: the engine's own SQL for a list of instances is broken (7.24.0).
    const lists = (await listInstances()).map(async ({ id }) =>
      jobs.parse(await get(`/job?processInstanceId=${id}&activityId=${activityId}&maxResults=50`)),
    );
    return (await Promise.all(lists)).flat();
  };
  const send = (message: string, { correlationKeys = {}, variables = {}, scopedVariables = {} }: Message) =>
    post('/message', {
      messageName: copiedMessage(message),
      businessKey,
      correlationKeys: typed(correlationKeys),
      processVariables: typed(variables),
      processVariablesToTriggeredScope: typed(scopedVariables),
    });

  return {
    async start(processKey: string, variables: Values): Promise<void> {
      await post(`/process-definition/key/${copiedKey(processKey)}/start`, { businessKey, variables: typed(variables) });
    },

    /** Starts a process by the start event of a message. */
    startByMessage: (message: string, variables: Values): Promise<unknown> => send(message, { variables }),

    /** Waits for a task of a worker, completes it and returns the variables that the worker saw. */
    async work(topic: string, variables: Values = {}): Promise<Readonly<Record<string, unknown>>> {
      const task = await waitFor(`задача темы ${topic}`, () => lock(topic));
      await work(`/external-task/${task.id}/complete`, { workerId, variables: typed(variables) });
      const seen = Object.fromEntries(Object.entries(task.variables).map(([name, { value }]) => [name, value]));
      missingInputs.push(
        ...inputsOf(topic)
          .filter((name) => !(name in seen))
          .map((name) => `${topic}: ${name}`),
      );
      return seen;
    },

    /** What real workers of the topics played so far read, but the diagrams do not hand to them. */
    missingInputs: missingInputs as readonly string[],

    /** The same, but the worker refuses with a code that the diagram must handle. */
    async refuse(topic: string, errorCode: string): Promise<void> {
      const task = await waitFor(`задача темы ${topic}`, () => lock(topic));
      await work(`/external-task/${task.id}/bpmnError`, { workerId, errorCode });
    },

    async complete(taskKey: string, variables: Values = {}): Promise<void> {
      const task = await waitFor(`задача ${taskKey}`, async () => (await listTasks(taskKey))[0]);
      await post(`/task/${task.id}/complete`, { variables: typed(variables) });
    },

    /** Sends a message; as long as nobody waits for it yet, again and again. */
    async correlate(message: string, content: Message = {}): Promise<void> {
      await waitFor(`получатель ${message}`, async () => {
        try {
          await send(message, content);
          return true;
        } catch (error) {
          if (error instanceof Error && error.message.includes('MismatchingMessageCorrelationException')) return undefined;
          throw error;
        }
      });
    },

    /** Sends a message that must find its receiver at once. */
    correlateOnce: (message: string, correlationKeys: Values): Promise<unknown> => send(message, { correlationKeys }),

    /** Lets a timer fire now, whatever its date. */
    async fireTimer(activityId: string): Promise<void> {
      const job = await waitFor(`таймер ${activityId}`, async () => (await listJobs(activityId))[0]);
      await post(`/job/${job.id}/execute`);
    },

    countTimers: async (activityId: string): Promise<number> => (await listJobs(activityId)).length,

    countTasks: async (taskKey: string): Promise<number> => (await listTasks(taskKey)).length,

    /** Waits until exactly so many tasks of this key are open. */
    async expectTasks(taskKey: string, count: number): Promise<void> {
      await waitFor(`${count} задач ${taskKey}`, async () => (await listTasks(taskKey)).length === count || undefined);
    },

    /** Steps that have ended, in the order of their end, over all instances of the case. */
    async listFinished(): Promise<readonly Finished[]> {
      const all = z.array(withId).parse(await get(`/history/process-instance?processInstanceBusinessKey=${key}&maxResults=500`));
      const lists = await Promise.all(
        all.map(async ({ id }) =>
          activities.parse(await get(`/history/activity-instance?processInstanceId=${id}&maxResults=500`)),
        ),
      );
      return lists
        .flat()
        .filter((step) => step.endTime !== null)
        .sort((a, b) => String(a.endTime).localeCompare(String(b.endTime)))
        .map((step) => ({ activityId: step.activityId, isCanceled: step.canceled }));
    },

    async expectEnd(): Promise<void> {
      await waitFor('конец всех процессов', async () => (await listInstances()).length === 0 || undefined);
    },

    /** Keys of the processes that run now, without the prefix of the copies. */
    async listRunning(): Promise<readonly string[]> {
      const running = await listInstances();
      return running.map(({ definitionKey }) => definitionKey.slice(copiedKey('').length)).sort();
    },
  };
}

function inputsOf(topic: string): readonly string[] {
  const task = realTasks.find((real) => real.topic === topic);
  if (!task) throw new Error(`нет исполнителя темы ${topic}`);
  return Object.keys(task.input.shape);
}

async function waitFor<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`не дождались: ${what}`);
    await sleep(PAUSE_MS);
  }
}
