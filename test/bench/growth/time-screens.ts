import { z } from 'zod';
import type { Browser } from '../../web/api/web-app.ts';

/** One thing that a person looks at. */
export interface Screen {
  readonly what: string;
  /** Lists and cards are promised different times. */
  readonly kind: 'list' | 'card';
  readonly browser: Browser;
  /** Addresses in turn, so that not one family is looked at a hundred times. */
  readonly addresses: readonly string[];
}

export interface ScreenTime extends Pick<Screen, 'what' | 'kind'> {
  readonly p50: number;
  readonly p95: number;
}

const WARM_UP = 2;
const listAnswer = z.union([z.object({ items: z.array(z.unknown()) }), z.object({ cases: z.array(z.unknown()) })]);

/** Asks for each screen so many times, one after the other, and takes the times in milliseconds. */
export async function timeScreens(screens: readonly Screen[], calls: number): Promise<ScreenTime[]> {
  const times: ScreenTime[] = [];
  for (const screen of screens) {
    const taken: number[] = [];
    for (let call = 0; call < calls + WARM_UP; call += 1) taken.push(await look(screen, call));
    const sorted = taken.slice(WARM_UP).sort((one, other) => one - other);
    times.push({ what: screen.what, kind: screen.kind, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) });
  }
  return times;
}

/** An empty list would be quick and prove nothing. */
async function look({ what, kind, browser, addresses }: Screen, call: number): Promise<number> {
  const from = performance.now();
  const answer = await browser.get(addresses[call % addresses.length] ?? '');
  const taken = performance.now() - from;
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  if (kind === 'list' && Object.values(listAnswer.parse(answer.body)).every((rows) => rows.length === 0))
    throw new Error(`${what}: there is nothing in the list`);
  return taken;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
