/**
 * Something costly that several vitest projects share in one run. Each project loads its global setup as a module
 * graph of its own, so what they share can only hang on the global object of vitest's main process.
 */
interface Shared<T> {
  readonly value: Promise<Started<T>>;
  users: number;
}

const registry = globalThis as { [key: symbol]: Shared<unknown> | undefined };

export interface Started<T> {
  readonly value: T;
  readonly stop: () => Promise<void>;
}

/** Starts the thing for the first caller, hands it to the next ones, and stops it when the last one lets go. */
export async function shareOnce<T>(name: string, start: () => Promise<Started<T>>): Promise<Started<T>> {
  const key = Symbol.for(`family-support.test.${name}`);
  const shared = (registry[key] as Shared<T> | undefined) ?? { value: start(), users: 0 };
  registry[key] = shared;
  shared.users += 1;
  const { value, stop } = await shared.value;
  return {
    value,
    stop: async () => {
      shared.users -= 1;
      if (shared.users > 0) return;
      registry[key] = undefined;
      await stop();
    },
  };
}
