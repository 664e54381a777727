import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { EngineClient } from './engine-client.ts';
import { EngineError } from './engine-error.ts';
import { growingDelayMs } from './growing-delay.ts';
import { claimCommand, markDone, markFailed, postpone, postponeUnanswered, type ClaimedCommand } from './outbox.ts';
import { createBell } from './outbox-bell.ts';
import { listenForCommands } from './outbox-listener.ts';
import { pause } from './pause.ts';
import { sendCommand } from './send-command.ts';

export interface RelayOptions {
  readonly db: Knex;
  /** As account `api`: only it may name the acting person. */
  readonly engine: EngineClient;
  readonly log: Logger;
  /** Commands under way at once; each holds one connection. */
  readonly lanes?: number;
}

export interface Relay {
  /** Finishes what is under way and sends nothing more. */
  stop(): Promise<void>;
}

const LANES = 4;
const POLL_MS = 1000;
/** Longer than the engine's own longest command: after it the engine has either committed or rolled back. */
const SILENT_DELAY_MS = 60_000;

type Step = 'idle' | 'moved' | 'unreachable';

/** Sends committed commands to the engine, in the order of each stream. Any number of relays may run at once. */
export function startRelay(options: RelayOptions): Relay {
  const stopping = new AbortController();
  const { signal } = stopping;
  const commands = createBell();
  let failures = 0;
  let isProbing = false;

  async function runLane(): Promise<void> {
    while (!signal.aborted) {
      const isProbe = failures > 0;
      if (isProbe && isProbing) await commands.wait(POLL_MS);
      else if (isProbe) await probe();
      else if ((await move()) === 'idle') await commands.wait(POLL_MS);
    }
  }

  /** While the engine is away one lane tries, later each time, and the others wait for its success. */
  async function probe(): Promise<void> {
    isProbing = true;
    const before = failures;
    await pause(growingDelayMs(before), signal);
    const step = await move();
    failures = step === 'unreachable' ? before + 1 : 0;
    isProbing = false;
    commands.ring();
  }

  async function move(): Promise<Step> {
    if (signal.aborted) return 'idle';
    const step = await moveOne(options);
    if (step === 'unreachable' && failures === 0) failures = 1;
    return step;
  }

  const lanes = Array.from({ length: options.lanes ?? LANES }, runLane);
  const listener = listenForCommands(options.db, commands.ring, signal);
  return {
    stop: async () => {
      stopping.abort();
      commands.ring();
      await Promise.all([...lanes, listener]);
    },
  };
}

/** Moves one command in one transaction, which also is its lock: it ends with the process, so nothing stays taken. */
export async function moveOne(options: RelayOptions): Promise<Step> {
  try {
    return await options.db.transaction(async (trx) => {
      const claimed = await claimCommand(trx);
      if (!claimed) return 'idle';
      return await moveClaimed(trx, options, claimed);
    });
  } catch (error) {
    options.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'the outbox cannot be read or written');
    return 'unreachable';
  }
}

async function moveClaimed(trx: Knex, { engine, log }: RelayOptions, claimed: ClaimedCommand): Promise<Step> {
  const { id, command, actingUserId } = claimed;
  const about = { commandId: id, kind: command?.kind };
  if (!command) {
    log.error(about, 'a command in the outbox makes no sense');
    await markFailed(trx, id, 'COMMAND_MALFORMED');
    return 'moved';
  }
  try {
    const outcome = await sendCommand(trx, engine, { id, command, actingUserId });
    if (outcome.kind === 'done') await markDone(trx, id);
    if (outcome.kind === 'dropped') await markDone(trx, id, outcome.code);
    if (outcome.kind === 'later') await postpone(trx, claimed, outcome.code);
    if (outcome.kind === 'refused') {
      log.error({ ...about, code: outcome.code }, 'the engine refuses a command, its stream waits for an administrator');
      await markFailed(trx, id, outcome.code);
    }
    return 'moved';
  } catch (error) {
    if (error instanceof RangeError) {
      await markFailed(trx, id, 'COMMAND_DOES_NOT_FIT');
      return 'moved';
    }
    if (!(error instanceof EngineError)) throw error;
    log.warn({ ...about, status: error.status }, 'the engine does not answer the outbox');
    if (isSilence(error)) await postponeUnanswered(trx, claimed, SILENT_DELAY_MS);
    return 'unreachable';
  }
}

/** The engine took the call and said nothing in time: it may still be at work on it. */
function isSilence(error: EngineError): boolean {
  return error.cause instanceof Error && error.cause.name === 'TimeoutError';
}
