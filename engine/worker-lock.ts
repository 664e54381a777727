/** Keeps the engine's lock on a task while its work goes on, and knows when it is lost. */
export interface TaskLock {
  readonly isLost: () => boolean;
  /** Gives the lock up from our side: the result will be dropped. */
  readonly drop: () => void;
  readonly release: () => void;
}

/** `extend` says whether the lock still holds; a lock that is lost once is never asked for again. */
export function keepLock(extend: () => Promise<boolean>, everyMs: number): TaskLock {
  let isLost = false;
  const timer = setInterval(() => {
    void extend().then((isHeld) => {
      if (!isHeld) drop();
    });
  }, everyMs);

  function drop(): void {
    isLost = true;
    clearInterval(timer);
  }

  return { isLost: () => isLost, drop, release: () => clearInterval(timer) };
}
