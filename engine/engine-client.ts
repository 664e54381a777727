import type { z } from 'zod';
import type { EngineValue, EngineVariables } from '#domain/commands/request-command';
import * as answers from './engine-answers.ts';
import { EngineError } from './engine-error.ts';
import { toEngineInstant } from './engine-instant.ts';
import { callEngine, ignoredAnswer, type EngineAccess } from './engine-transport.ts';
import { toTypedValue, toTypedValues } from './typed-values.ts';

/** The gateway wants a limit on every list; the engine's own highest is 2000. */
const LIST_LIMIT = 500;
const DEPLOY_TIMEOUT_MS = 120_000;
/** A job is executed within the call, with everything up to the next wait state. */
const EXECUTE_TIMEOUT_MS = 60_000;

export interface StartOrder {
  readonly processKey: string;
  readonly businessKey: string;
  readonly variables: EngineVariables;
  readonly actingUserId?: string | undefined;
}

export interface MessageOrder {
  readonly message: string;
  /** The receiver: the root by its instance id, a child by business key and correlation keys. */
  readonly processInstanceId?: string;
  readonly businessKey?: string;
  readonly correlationKeys?: EngineVariables;
  readonly variables?: EngineVariables;
  /** Variables of the scope that the message starts, such as an event sub-process. */
  readonly scopedVariables?: EngineVariables | undefined;
  readonly actingUserId?: string | undefined;
}

export interface InstanceFilter {
  readonly businessKey: string;
  readonly processKey?: string;
  /** A business key goes down to every child: look-ups of a case ask for the root. */
  readonly rootsOnly: boolean;
}

export interface JobFilter {
  readonly processInstanceId?: string;
  readonly activityId?: string;
  readonly timersOnly?: true;
}

export interface DeploymentOrder {
  readonly name: string;
  readonly source: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The engine's REST interface, as far as we use it. Each instance speaks as one of the three service accounts. */
export class EngineClient {
  readonly #access: EngineAccess;

  constructor(access: EngineAccess) {
    this.#access = access;
  }

  async startProcess(order: StartOrder): Promise<{ processInstanceId: string; definitionId: string }> {
    const { processKey, businessKey, variables, actingUserId } = order;
    const path = ['process-definition', 'key', processKey, 'start'];
    const body = { businessKey, variables: toTypedValues(variables) };
    const started = await callEngine(this.#access, { method: 'POST', path, body, actingUserId }, answers.startedInstance);
    return { processInstanceId: started.id, definitionId: started.definitionId };
  }

  async completeTask(taskId: string, variables: EngineVariables, actingUserId?: string): Promise<void> {
    await this.#post(['task', taskId, 'complete'], { variables: toTypedValues(variables) }, actingUserId);
  }

  async claimTask(taskId: string, userId: string): Promise<void> {
    await this.#post(['task', taskId, 'claim'], { userId }, userId);
  }

  async unclaimTask(taskId: string, actingUserId?: string): Promise<void> {
    await this.#post(['task', taskId, 'unclaim'], undefined, actingUserId);
  }

  async correlateMessage(order: MessageOrder): Promise<void> {
    const body = {
      messageName: order.message,
      processInstanceId: order.processInstanceId,
      businessKey: order.businessKey,
      correlationKeys: toTypedValues(order.correlationKeys ?? {}),
      processVariables: toTypedValues(order.variables ?? {}),
      processVariablesToTriggeredScope: order.scopedVariables && toTypedValues(order.scopedVariables),
    };
    await this.#post(['message'], body, order.actingUserId);
  }

  /** History knows a task before and after its end; `undefined` = there never was one with this id. */
  async findHistoricTask(taskId: string) {
    const [task] = await this.#list(['history', 'task'], { taskId }, answers.historicTasks);
    return task;
  }

  /** Whether any instance ever had a variable of this name; history keeps it when the instance is over. */
  async hasEverHadVariable(variableName: string): Promise<boolean> {
    const found = await this.#list(['history', 'variable-instance'], { variableName }, answers.historicVariables);
    return found.length > 0;
  }

  async listInstances({ businessKey, processKey, rootsOnly }: InstanceFilter) {
    const query = { businessKey, processDefinitionKey: processKey, rootProcessInstances: rootsOnly || undefined };
    return this.#list(['process-instance'], query, answers.runtimeInstances);
  }

  async listHistoricInstances({ businessKey, processKey, rootsOnly }: InstanceFilter) {
    const query = {
      processInstanceBusinessKey: businessKey,
      processDefinitionKey: processKey,
      rootProcessInstances: rootsOnly || undefined,
    };
    return this.#list(['history', 'process-instance'], query, answers.historicInstances);
  }

  async deleteInstance(processInstanceId: string, actingUserId?: string): Promise<void> {
    const path = ['process-instance', processInstanceId];
    await callEngine(this.#access, { method: 'DELETE', path, actingUserId }, ignoredAnswer);
  }

  async readVariables(processInstanceId: string): Promise<EngineVariables> {
    const path = ['process-instance', processInstanceId, 'variables'];
    const values = await callEngine(this.#access, { method: 'GET', path }, answers.variableValues);
    return Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
  }

  async setVariable(processInstanceId: string, name: string, value: EngineValue): Promise<void> {
    await this.#put(['process-instance', processInstanceId, 'variables', name], toTypedValue(name, value));
  }

  async listJobs({ processInstanceId, activityId, timersOnly }: JobFilter) {
    return this.#list(['job'], { processInstanceId, activityId, timers: timersOnly }, answers.jobs);
  }

  async setJobDueAt(jobId: string, dueAt: Date): Promise<void> {
    await this.#put(['job', jobId, 'duedate'], { duedate: toEngineInstant(dueAt) });
  }

  /** Takes an external task away from whoever holds it. A task that is gone needs no unlocking. */
  async unlockExternalTask(taskId: string): Promise<void> {
    try {
      await this.#post(['external-task', taskId, 'unlock'], undefined);
    } catch (error) {
      if (!(error instanceof EngineError) || error.status !== 404) throw error;
    }
  }

  /** Reads the timer's expression again, after the variable in it was changed. */
  async recalculateJobDueAt(jobId: string): Promise<void> {
    await this.#post(['job', jobId, 'duedate', 'recalculate'], undefined);
  }

  /** Runs a job now, whatever its due date. */
  async executeJob(jobId: string, actingUserId?: string): Promise<void> {
    const path = ['job', jobId, 'execute'];
    await callEngine(this.#access, { method: 'POST', path, actingUserId, timeoutMs: EXECUTE_TIMEOUT_MS }, ignoredAnswer);
  }

  async setJobRetries(jobId: string, retries: number, actingUserId?: string): Promise<void> {
    await this.#put(['job', jobId, 'retries'], { retries }, actingUserId);
  }

  async setExternalTaskRetries(externalTaskId: string, retries: number, actingUserId?: string): Promise<void> {
    await this.#put(['external-task', externalTaskId, 'retries'], { retries }, actingUserId);
  }

  /** Where the instance stands; `undefined` = it has ended. */
  async findActivityTree(processInstanceId: string): Promise<answers.ActivityTree | undefined> {
    try {
      const path = ['process-instance', processInstanceId, 'activity-instances'];
      return await callEngine(this.#access, { method: 'GET', path }, answers.activityTree);
    } catch (error) {
      if (error instanceof EngineError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Which step of one definition becomes which of another: those with the same id and of the same kind. */
  async generateMigrationPlan(sourceId: string, targetId: string): Promise<answers.MigrationPlan> {
    const body = { sourceProcessDefinitionId: sourceId, targetProcessDefinitionId: targetId, updateEventTriggers: true };
    return callEngine(this.#access, { method: 'POST', path: ['migration', 'generate'], body }, answers.generatedPlan);
  }

  /** Takes instances over to another definition, in one transaction of the engine. */
  async executeMigration(migrationPlan: answers.MigrationPlan, processInstanceIds: readonly string[]): Promise<void> {
    const body = { migrationPlan, processInstanceIds, skipIoMappings: true, skipCustomListeners: true };
    const path = ['migration', 'execute'];
    await callEngine(this.#access, { method: 'POST', path, body, timeoutMs: EXECUTE_TIMEOUT_MS }, ignoredAnswer);
  }

  async listIncidents(filter: { readonly processInstanceId?: string } = {}) {
    return this.#list(['incident'], filter, answers.incidents);
  }

  /** The newest version of each process. */
  async listLatestDefinitions() {
    return this.#list(['process-definition'], { latestVersion: true }, answers.processDefinitions);
  }

  async listDefinitionsOfDeployment(deploymentId: string) {
    return this.#list(['process-definition'], { deploymentId }, answers.processDefinitions);
  }

  async readProcessXml(processDefinitionId: string): Promise<string> {
    const path = ['process-definition', processDefinitionId, 'xml'];
    const { bpmn20Xml } = await callEngine(this.#access, { method: 'GET', path }, answers.processXml);
    return bpmn20Xml;
  }

  /** One deployment of the whole set; an unchanged set is found again and makes no new version. */
  async deploy(order: DeploymentOrder) {
    const body = new FormData();
    body.set('deployment-name', order.name);
    body.set('deployment-source', order.source);
    body.set('enable-duplicate-filtering', 'true');
    for (const { name, text } of order.files) body.set(name, new Blob([text]), name);
    const path = ['deployment', 'create'];
    return callEngine(this.#access, { method: 'POST', path, body, timeoutMs: DEPLOY_TIMEOUT_MS }, answers.deployment);
  }

  /** Moves the engine's clock from the real time; exists only where the engine was started for tests or the demo. */
  async setClockOffset(offsetMs: number): Promise<Date> {
    const call = { method: 'POST', path: ['clock'], body: { offsetMs } } as const;
    const { now } = await callEngine(this.#besideRest(), call, answers.clockTime);
    return now;
  }

  /** True when the engine runs and its database answers. */
  async isHealthy(): Promise<boolean> {
    try {
      await callEngine(this.#besideRest(), { method: 'GET', path: ['health'], timeoutMs: 4_000 }, ignoredAnswer);
      return true;
    } catch (error) {
      if (error instanceof EngineError) return false;
      throw error;
    }
  }

  async #post(path: readonly string[], body: unknown, actingUserId?: string): Promise<void> {
    await callEngine(this.#access, { method: 'POST', path, body, actingUserId }, ignoredAnswer);
  }

  async #put(path: readonly string[], body: unknown, actingUserId?: string): Promise<void> {
    await callEngine(this.#access, { method: 'PUT', path, body, actingUserId }, ignoredAnswer);
  }

  async #list<Rows>(path: readonly string[], filter: ListFilter, rows: z.ZodType<Rows>): Promise<Rows> {
    const query = { ...filter, maxResults: LIST_LIMIT };
    return callEngine(this.#access, { method: 'GET', path, query }, rows);
  }

  /** Health and clock stand beside the REST interface, not under it. */
  #besideRest(): EngineAccess {
    return { ...this.#access, url: this.#access.url.replace(/\/engine-rest$/, '') };
  }
}

type ListFilter = Readonly<Record<string, string | boolean | undefined>>;
