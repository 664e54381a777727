/** The part of the package that engine/subscribe-tasks.ts wraps; it brings no types of its own. */
declare module 'camunda-external-task-client-js' {
  import type { EventEmitter } from 'node:events';

  export interface TaskService {
    complete(task: { readonly id: string }, variables: Variables): Promise<void>;
    handleFailure(
      task: { readonly id: string },
      failure: { errorMessage: string; retries: number; retryTimeout: number },
    ): Promise<void>;
    handleBpmnError(task: { readonly id: string }, errorCode: string, errorMessage: string): Promise<void>;
    extendLock(task: { readonly id: string }, newDurationMs: number): Promise<void>;
    unlock(task: { readonly id: string }): Promise<void>;
  }

  export class Variables {
    getAll(): Record<string, unknown>;
    setAllTyped(values: Record<string, { readonly type: string; readonly value: unknown }>): this;
  }

  /** The fetched task, whose variables the client has wrapped. */
  export interface WrappedTask {
    readonly id: string;
    readonly topicName: string;
    readonly businessKey?: string | null;
    readonly processInstanceId: string;
    readonly retries?: number | null;
    readonly variables: Variables;
  }

  /** Options of the HTTP library (got) for one request. */
  export interface RequestConfig {
    readonly method: string;
    readonly json?: Readonly<Record<string, unknown>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly [option: string]: unknown;
  }

  export interface ClientOptions {
    baseUrl: string;
    workerId: string;
    maxTasks: number;
    maxParallelExecutions: number;
    interval: number;
    lockDuration: number;
    asyncResponseTimeout: number;
    usePriority: boolean;
    autoPoll: boolean;
    interceptors: ((config: RequestConfig) => RequestConfig)[];
  }

  export class Client extends EventEmitter {
    constructor(options: ClientOptions);
    readonly options: ClientOptions;
    readonly activeTasksCount: number;
    readonly taskService: TaskService;
    readonly engineService: { fetchAndLock(body: Record<string, unknown>): Promise<unknown> };
    start(): void;
    stop(): void;
    subscribe(topic: string, options: { variables: string[] }, handler: (args: { task: WrappedTask }) => Promise<void>): void;
  }
}
