/** Seconds from now on, for the figures of the proof. */
export function startStopwatch(): () => number {
  const beganAt = performance.now();
  return () => (performance.now() - beganAt) / 1000;
}
