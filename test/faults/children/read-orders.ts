import { z } from 'zod';

/** What the test tells its child, as one JSON argument: a child of a test has no configuration of its own. */
export const childOrders = z.object({
  appUrl: z.string(),
  engineUrl: z.string(),
  passwords: z.object({ api: z.string(), worker: z.string() }),
  slot: z.string(),
  /** Cases that the child registers. */
  cases: z.array(z.object({ caseId: z.string(), number: z.string(), centreId: z.string(), unitId: z.string() })),
});
export type ChildOrders = z.infer<typeof childOrders>;

export function readOrders(): ChildOrders {
  return childOrders.parse(JSON.parse(process.argv[2] ?? ''));
}
