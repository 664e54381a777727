import { expect, test } from 'vitest';
import { createGate } from '#engine/gate';

/** A work that ends when it is told to. */
function hold() {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, ended };
}

test('works go side by side until one has to be alone, and then in the order in which they came', async () => {
  const gate = createGate();
  const inside = new Set<string>();
  const seen: string[][] = [];
  const works = new Map(['a', 'b', 'alone', 'c', 'second alone', 'd'].map((name) => [name, hold()] as const));
  const started = [...works].map(([name, { ended }]) => {
    const work = async () => {
      inside.add(name);
      seen.push([...inside]);
      await ended;
      inside.delete(name);
    };
    return name.includes('alone') ? gate.alone(work) : gate.together(work);
  });

  for (const { end } of works.values()) {
    await new Promise((resolve) => setImmediate(resolve));
    end();
  }
  await Promise.all(started);

  expect(seen).toEqual([['a'], ['a', 'b'], ['alone'], ['c'], ['second alone'], ['d']]);
});

test('a work that fails leaves the gate open', async () => {
  const gate = createGate();

  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect(await gate.together(() => Promise.resolve('in'))).toBe('in');
});
