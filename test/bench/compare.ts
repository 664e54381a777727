/** One side of a comparison: how long it took, in seconds. */
export type Measure = () => Promise<number>;

export interface Comparison {
  readonly ours: Measure;
  readonly other: Measure;
  readonly pairs: number;
}

/**
 * Measures both sides in alternating pairs, so that what else the machine does meets both, and takes the medians. One pair before them
 * does not count: the engine begins slowly, and whoever is first would pay for it.
 */
export async function compare({ ours, other, pairs }: Comparison): Promise<{ ours: number; other: number }> {
  const seconds = { ours: [] as number[], other: [] as number[] };
  for (const warmUp of [ours, other]) await warmUp();
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['ours', 'other'] as const) : (['other', 'ours'] as const);
    for (const side of order) seconds[side].push(await (side === 'ours' ? ours() : other()));
    process.stdout.write(`pair ${pair + 1}: ours ${last(seconds.ours)} s, other ${last(seconds.other)} s\n`);
  }
  return { ours: median(seconds.ours), other: median(seconds.other) };
}

const last = (values: readonly number[]): string => (values.at(-1) ?? Number.NaN).toFixed(2);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
