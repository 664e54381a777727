/** One line per step that has come to its end, with the time since the start. */
export interface Progress {
  say(text: string): void;
  /** Runs a step and tells when it is done and how long it took. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  secondsSinceStart(): number;
}

/** `beganAt` is the start of the whole program, which may lie before this module was loaded. */
export function createProgress(beganAt: number, write: (line: string) => void): Progress {
  const seconds = () => (Date.now() - beganAt) / 1000;
  const say = (text: string) => write(`[${seconds().toFixed(1).padStart(6)} s] ${text}\n`);
  return {
    say,
    secondsSinceStart: seconds,
    step: async (name, work) => {
      const from = Date.now();
      const result = await work();
      say(`${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
      return result;
    },
  };
}
