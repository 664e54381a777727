import type { Logger } from 'pino';
import { Pool } from 'undici';
import type { TypedValue } from './typed-values.ts';
import { report, type Answer, type EngineReply } from './worker-answer.ts';
import type { Failure } from './worker-failure.ts';

export interface ReportAccess {
  readonly engineUrl: string;
  readonly authorization: string;
  readonly workerId: string;
  /** So long one report may take, with its whole answer. */
  readonly timeoutMs: number;
  readonly log: Logger;
  /** After it a report that failed is not tried again; one that is under way goes on. */
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
  /** As `unlock`, with one try: whoever polls next may not wait for more. */
  readonly unlockOnce: (task: Reported) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/**
 * Reports go past the client package, whose HTTP library costs as much CPU for one of them as the task's whole transaction; this one
 * costs a tenth. It follows no redirect and repeats nothing by itself.
 */
export function openTaskReports({ engineUrl, authorization, workerId, timeoutMs, log, signal }: ReportAccess): TaskReports {
  const { origin, pathname } = new URL(engineUrl);
  const pool = new Pool(origin);
  const headers = { authorization, 'content-type': 'application/json' };

  const send = async (path: string, body: object): Promise<EngineReply> => {
    // The library's own limits run from byte to byte; an answer that trickles would hold its task for ever.
    const tooLate = AbortSignal.timeout(timeoutMs);
    const reply = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body), signal: tooLate });
    return { status: reply.statusCode, type: reply.headers['content-type'], text: await reply.body.text() };
  };
  const tell = ({ id }: Reported, kind: string, words: object, tries?: number) => {
    const path = `${pathname.replace(/\/$/, '')}/external-task/${encodeURIComponent(id)}/${kind}`;
    return report(() => send(path, { workerId, ...words }), { log, signal, ...(tries !== undefined && { tries }) });
  };

  return {
    complete: (task, variables) => tell(task, 'complete', { variables }),
    refuse: (task, errorCode) => tell(task, 'bpmnError', { errorCode, errorMessage: errorCode }),
    fail: (task, { message, retries, retryTimeoutMs }) =>
      tell(task, 'failure', { errorMessage: message, retries, retryTimeout: retryTimeoutMs }),
    extendLock: (task, newDuration) => tell(task, 'extendLock', { newDuration }),
    unlock: (task) => tell(task, 'unlock', {}),
    unlockOnce: (task) => tell(task, 'unlock', {}, 1),
    close: () => pool.destroy(),
  };
}
