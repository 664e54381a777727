import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { startChildPart, type ChildPart } from './child-part.ts';

type PartName = 'web' | 'workers' | 'demo' | 'engine' | 'database';

/** Those who use something go before what they use. */
const STOP_ORDER: readonly PartName[] = ['web', 'demo', 'workers', 'engine', 'database'];

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever lived this long has recovered from what ended it before. */
const STEADY_AFTER_MS = 120_000;

export interface SystemOptions {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
}

/** The running parts of one start: knows how to restart one that broke and how to stop all in order. */
export class System {
  readonly #options: SystemOptions;
  readonly #parts = new Map<PartName, ChildPart>();
  #isStopping = false;
  #isUp = false;

  constructor(options: SystemOptions) {
    this.#options = options;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** From now on a part that ends unasked is started again; before, it means that the start has failed. */
  keepUp(): void {
    this.#isUp = true;
  }

  /** Starts a part; when it ends unasked it is started again, each time after a longer pause. */
  start(name: PartName, mode: 'kept' | 'once' = 'kept', pauseMs = FIRST_PAUSE_MS): ChildPart {
    if (this.#isStopping) throw new StartProblem('The start was interrupted.');
    const { dataDir, env, say } = this.#options;
    const startedAt = Date.now();
    const part = startChildPart({
      name,
      env,
      logFolder: path.join(dataDir, 'logs'),
      onEnd: (sentence) => {
        if (mode === 'once' || this.#isStopping || !this.#isUp) return;
        const restMs = Date.now() - startedAt > STEADY_AFTER_MS ? FIRST_PAUSE_MS : pauseMs;
        say(`${sentence}; it is started again in ${restMs / 1000} s.`);
        setTimeout(() => {
          if (!this.#isStopping) this.start(name, mode, Math.min(restMs * 2, LONGEST_PAUSE_MS));
        }, restMs);
      },
    });
    this.#parts.set(name, part);
    return part;
  }

  async restart(name: PartName): Promise<void> {
    await this.#parts.get(name)?.stop();
    if (!this.#isStopping) this.start(name);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const name of STOP_ORDER) await this.#parts.get(name)?.stop();
  }
}
