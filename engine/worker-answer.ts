import { z } from 'zod';
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

const engineAnswer = z.looseObject({ httpStatusCode: z.number(), engineMsg: z.unknown() });

/** Sends a report and reads the engine's answer by status; 500 and no answer are tried again with jitter. Never throws. */
export async function report(send: () => Promise<void>, log: Logger, signal: AbortSignal): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt(send, log);
    if (answer !== 'left' || tries === TRIES || signal.aborted) return answer;
    await pause(200 * 2 ** tries * (0.5 + Math.random() / 2), signal);
  }
}

async function attempt(send: () => Promise<void>, log: Logger): Promise<Answer> {
  try {
    await send();
    return 'accepted';
  } catch (error) {
    const parsed = engineAnswer.safeParse(error);
    // The engine's text may carry data, so only the status is logged.
    const status = parsed.success ? parsed.data.httpStatusCode : undefined;
    if (status === 404) return 'gone';
    if (status === 400) return 'lost';
    if (parsed.success && String(parsed.data.engineMsg).includes(UNCAUGHT_ERROR)) return 'uncaught';
    log.warn({ status, fault: error instanceof Error ? error.name : 'unknown' }, 'the engine did not take a report');
    return 'left';
  }
}
