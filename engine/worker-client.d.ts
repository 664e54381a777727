/** The part of the package that engine/subscribe-tasks.ts wraps; it brings no types of its own. */
declare module 'camunda-external-task-client-js' {
  import type { EventEmitter } from 'node:events';

  export class Variables {
    getAll(): Record<string, unknown>;
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
    readonly engineService: { fetchAndLock(body: Record<string, unknown>): Promise<unknown> };
    start(): void;
    stop(): void;
    subscribe(topic: string, options: { variables: string[] }, handler: (args: { task: WrappedTask }) => Promise<void>): void;
  }
}
