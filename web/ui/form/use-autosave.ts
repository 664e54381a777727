import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 1500;

export type SaveState = 'clean' | 'pending' | 'saving' | 'saved' | 'failed';

export interface Autosave {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  /** Remembers the newest data and saves it after a pause in typing. */
  readonly note: (data: unknown) => void;
  /** Saves at once what is not saved yet; false when that failed. */
  readonly flush: () => Promise<boolean>;
  /** Forgets unsaved data: the form was submitted. */
  readonly discard: () => void;
}

/** Saves a draft while the person works. Saves go one at a time, so an older draft can never overwrite a newer one. */
export function useAutosave(
  save: ((data: unknown) => Promise<string>) | undefined,
  initiallySavedAt: string | undefined,
): Autosave {
  const [state, setState] = useState<SaveState>('clean');
  const [savedAt, setSavedAt] = useState(initiallySavedAt);
  const unsaved = useRef<{ data: unknown } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<Promise<boolean> | undefined>(undefined);

  const run = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current !== undefined) await running.current;
    const next = unsaved.current;
    if (next === undefined || save === undefined) return next === undefined;
    unsaved.current = undefined;
    setState('saving');
    running.current = save(next.data).then(
      (at) => {
        setSavedAt(at);
        setState(unsaved.current === undefined ? 'saved' : 'pending');
        return true;
      },
      () => {
        // Newer data, noted meanwhile, already stands in line.
        unsaved.current ??= next;
        setState('failed');
        return false;
      },
    );
    const succeeded = await running.current;
    running.current = undefined;
    return succeeded;
  }, [save]);

  const note = useCallback(
    (data: unknown) => {
      unsaved.current = { data };
      setState('pending');
      clearTimeout(timer.current);
      if (save !== undefined) timer.current = setTimeout(() => void run(), PAUSE_MS);
    },
    [run, save],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current = undefined;
    setState('clean');
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);

  return { state, savedAt, note, flush: run, discard };
}
