import type { Logger } from 'pino';
import { pause } from './pause.ts';

/** How the engine took a report about a task. */
export type Answer =
  | 'accepted'
  /** 404: the task was completed before or is cancelled; nothing is left to tell. */
  | 'gone'
  /** 400: another worker holds the task now; the result is its affair. */
  | 'lost'
  /** The BPMN error has no handler in the diagram. */
  | 'uncaught'
  /** No answer, or 500 after three more tries: the lock runs out and the task comes again. */
  | 'left';

const TRIES = 4;
/** The engine's id of "no error handler was defined"; its HTTP status is the same 500 as for everything else. */
const UNCAUGHT_ERROR = 'ENGINE-13033';

/** An answer to a report as it came. */
export interface EngineReply {
  readonly status: number;
  readonly type: string | string[] | undefined;
  readonly text: string;
}

interface Telling {
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly tries?: number;
}

/** Sends a report and reads the engine's answer by status; 500 and no answer are tried again with jitter. Never throws. */
export async function report(send: () => Promise<EngineReply>, { log, signal, tries: most = TRIES }: Telling): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt(send, log);
    if (answer !== 'left' || tries === most || signal.aborted) return answer;
    await pause(200 * 2 ** tries * (0.5 + Math.random() / 2), signal);
  }
}

async function attempt(send: () => Promise<EngineReply>, log: Logger): Promise<Answer> {
  try {
    const reply = await send();
    const answer = readReply(reply);
    // The engine's text may carry data, so only the status is logged.
    if (answer === 'left') log.warn({ status: reply.status }, 'the engine did not take a report');
    return answer;
  } catch (error) {
    log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'the engine did not take a report');
    return 'left';
  }
}

/**
 * The engine takes a report without a word and refuses it in JSON. A page is somebody else's: one that says 200 would pass for "it is
 * done", one that says 404 for "the task is gone".
 */
function readReply({ status, type, text }: EngineReply): Answer {
  if (status === 204) return 'accepted';
  if (!/^application\/json\b/i.test(String(type))) return 'left';
  if (status === 404) return 'gone';
  if (status === 400) return 'lost';
  return status >= 500 && text.includes(UNCAUGHT_ERROR) ? 'uncaught' : 'left';
}
