import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
const BUSY_TRIES = 100;
const BUSY_PAUSE_MS = 10;

interface LogOutput {
  write(line: string): void;
}

/**
 * Standard output as a log that never holds up the work. pino's own output neither returns nor lets the process end while the disk of
 * the logs is full. Here a line that does not fit is lost; the first one that fits again says how many were.
 */
export function createLogOutput(descriptor = STANDARD_OUTPUT): LogOutput {
  let lost = 0;
  let isTorn = false;
  return {
    write: (line) => {
      const note =
        lost === 0 ? '' : `${isTorn ? '\n' : ''}${JSON.stringify({ level: 50, lost, msg: 'lines of this log are lost' })}\n`;
      const text = Buffer.from(note + line);
      const written = writeWhatFits(descriptor, text);
      if (written === text.length) {
        lost = 0;
        isTorn = false;
        return;
      }
      lost += 1;
      isTorn ||= written > 0;
    },
  };
}

/** Says how many bytes are written. A reader of a pipe that is only slow is waited for. */
function writeWhatFits(descriptor: number, text: Buffer): number {
  let written = 0;
  for (let busy = 0; written < text.length;) {
    try {
      written += writeSync(descriptor, text, written);
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!isBusy || busy === BUSY_TRIES) return written;
      busy += 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_PAUSE_MS);
    }
  }
  return written;
}
