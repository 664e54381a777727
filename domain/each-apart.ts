export interface Apart {
  readonly done: number;
  /** What went wrong, one entry per thing that did not work. */
  readonly faults: readonly unknown[];
}

/** Does the same for many independent things: one that fails stops none of the others. The caller tells of the faults. */
export async function eachApart<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<Apart> {
  const faults: unknown[] = [];
  for (const thing of things) {
    try {
      await work(thing);
    } catch (error) {
      faults.push(error);
    }
  }
  return { done: things.length - faults.length, faults };
}
