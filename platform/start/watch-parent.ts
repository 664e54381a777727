const EVERY_MS = 1_000;

/** A process whose parent dies gets another one; without a signal that is the only trace. */
export function watchParent(stop: (reason: string) => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop('the starting process is gone');
  }, EVERY_MS);
  timer.unref();
}
