import type { Logger } from 'pino';
import { Pool } from 'undici';
import type { TypedValue } from './typed-values.ts';
import { report, type Answer, type EngineReply } from './worker-answer.ts';
import type { Failure } from './worker-failure.ts';

export interface ReportAccess {
  readonly engineUrl: string;
  readonly authorization: string;
  readonly workerId: string;
  /** So long is waited for the engine's answer to one report. */
  readonly timeoutMs: number;
  readonly log: Logger;
  /** Ends the tries anew, not the report that is under way. */
  readonly signal: AbortSignal;
}

/** A task as a report names it. */
type Reported = { readonly id: string };

/** What a worker tells the engine about a task that it holds; every answer is read by status and nothing throws. */
export interface TaskReports {
  readonly complete: (task: Reported, variables: Readonly<Record<string, TypedValue>>) => Promise<Answer>;
  readonly refuse: (task: Reported, errorCode: string) => Promise<Answer>;
  readonly fail: (task: Reported, failure: Failure) => Promise<Answer>;
  readonly extendLock: (task: Reported, durationMs: number) => Promise<Answer>;
  readonly unlock: (task: Reported) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/**
 * Reports go past the client package, whose HTTP library costs as much CPU for one of them as the task's whole transaction; this one
 * costs a tenth. It follows no redirect and repeats nothing by itself.
 */
export function openTaskReports({ engineUrl, authorization, workerId, timeoutMs, log, signal }: ReportAccess): TaskReports {
  const { origin, pathname } = new URL(engineUrl);
  const pool = new Pool(origin, { connectTimeout: timeoutMs, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const headers = { authorization, 'content-type': 'application/json' };

  const send = async (path: string, body: object): Promise<EngineReply> => {
    const reply = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    return { status: reply.statusCode, type: reply.headers['content-type'], text: await reply.body.text() };
  };
  const tell = ({ id }: Reported, kind: string, words: object) => {
    const path = `${pathname.replace(/\/$/, '')}/external-task/${encodeURIComponent(id)}/${kind}`;
    return report(() => send(path, { workerId, ...words }), log, signal);
  };

  return {
    complete: (task, variables) => tell(task, 'complete', { variables }),
    refuse: (task, errorCode) => tell(task, 'bpmnError', { errorCode, errorMessage: errorCode }),
    fail: (task, { message, retries, retryTimeoutMs }) =>
      tell(task, 'failure', { errorMessage: message, retries, retryTimeout: retryTimeoutMs }),
    extendLock: (task, newDuration) => tell(task, 'extendLock', { newDuration }),
    unlock: (task) => tell(task, 'unlock', {}),
    close: () => pool.destroy(),
  };
}
