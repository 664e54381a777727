import { z } from 'zod';
import type { Appeal } from './appeal-input.ts';

/** Unit and day are columns of the appeal, the sender stands in a table of its own. */
const KEPT_ELSEWHERE = ['unitId', 'receivedOn', 'sender'];

/** What the start form shows of an appeal that is taken up anew, without what is not known (П1 п.4.2, 4.3; T-027, T-035). */
export function formContentOf(input: Appeal): Record<string, unknown> {
  const known = Object.entries(input).filter(([name]) => !KEPT_ELSEWHERE.includes(name));
  const text = JSON.stringify(Object.fromEntries(known), (_name, value: unknown) => (value === null ? undefined : value));
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
