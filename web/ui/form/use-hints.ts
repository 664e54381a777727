import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormHint } from '#contract/tasks';

const PAUSE_MS = 700;

export type AskHints = (data: unknown) => Promise<readonly FormHint[]>;

/** Notes of the server on what is filled in so far: asked when the form opens and after a pause in typing, the newest answer wins. */
export function useHints(ask: AskHints | undefined, initial: unknown) {
  const [hints, setHints] = useState<readonly FormHint[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const newest = useRef(0);
  const first = useRef(initial);

  const run = useCallback(
    async (data: unknown) => {
      if (ask === undefined) return;
      newest.current += 1;
      const mine = newest.current;
      // A hint that does not come is no trouble of the person who fills the form.
      const answer = await ask(data).catch(() => undefined);
      if (answer !== undefined && mine === newest.current) setHints(answer);
    },
    [ask],
  );

  const note = useCallback(
    (data: unknown) => {
      clearTimeout(timer.current);
      if (ask !== undefined) timer.current = setTimeout(() => void run(data), PAUSE_MS);
    },
    [ask, run],
  );

  useEffect(() => {
    void run(first.current);
    return () => clearTimeout(timer.current);
  }, [run]);

  return { hints, note };
}
