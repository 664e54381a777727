/**
 * Calls `stop` once, on SIGTERM, SIGINT, or when the process that started this one is gone: its end of the IPC
 * channel closes even when it is killed with -9.
 */
export function onShutdown(stop: (reason: string) => void): void {
  process.off('disconnect', leaveAtOnce);
  let isStopping = false;
  const once = (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    stop(reason);
  };
  process.on('SIGTERM', () => once('SIGTERM'));
  process.on('SIGINT', () => once('SIGINT'));
  process.on('disconnect', () => once('the starting process is gone'));
}

/** For the time before a part has anything to stop: without its starter it has no reason to go on. */
export function leaveWithStarter(): void {
  process.once('disconnect', leaveAtOnce);
}

function leaveAtOnce(): void {
  process.exit(1);
}
