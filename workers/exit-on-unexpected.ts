import type { Logger } from '#platform/logger';
import { nameFault } from '#engine/worker-failure';

/** A defect that nobody caught leaves the process in an unknown state: it says where, without the error's text, and ends. */
export function exitOnUnexpected(logger: Logger): void {
  const exit = (error: unknown) => {
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    logger.fatal({ fault: nameFault(error), frames: frames.slice(0, 12) }, 'an unexpected fault');
    process.exit(1);
  };
  process.on('unhandledRejection', exit);
  process.on('uncaughtException', exit);
}
