import { z } from 'zod';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { countUpTo } from '#domain/page';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { retriableKinds, selectIncidents } from './list-incidents.ts';
import { retryIncident, type EngineRetry } from './retry-incident.ts';

/** So many at a call: an answer within a second or two, and who asks goes on until none is left. */
const PORTION = 100;
const AT_ONCE = 4;

const retryInput = z.strictObject({
  kind: z.enum(retriableKinds),
  processKey: z.string(),
  activityId: z.string(),
  /** The moment of the first call: what stops again after its new try waits for another decision. */
  until: z.date().optional(),
});

/** What a portion came to; `left` stops counting where the lists do. */
export interface RetriedPortion {
  readonly retried: number;
  readonly left: number;
  readonly until: Date;
}

/**
 * Gives the oldest incidents of one step another try, each with its own trace: after an outage thousands stand at the same step,
 * and nobody presses a thousand buttons (П1 п.5.2; T-107).
 */
export async function retryIncidents(
  ctx: Context,
  given: z.input<typeof retryInput>,
  engine: EngineRetry,
): Promise<RetriedPortion> {
  const { until = ctx.now, ...filter } = parseInput(retryInput, given);
  await authorise(ctx, 'engine.manage', 'do', {});
  const query = selectIncidents(ctx, filter).whereNotNull('i.configuration').where('i.at', '<=', until);
  const rows: unknown = await query.clone().orderBy(['i.at', 'i.incident_id']).limit(PORTION);
  const waiting = z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
  let retried = 0;

  async function retryNext(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (await retryUnlessGone(ctx, id, engine)) retried += 1;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, retryNext));
  const { total: left } = await countUpTo(ctx.db, query);
  return { retried, left, until };
}

/** Somebody else may have mended it since it was listed. */
async function retryUnlessGone(ctx: Context, id: string, engine: EngineRetry): Promise<boolean> {
  try {
    await retryIncident(ctx, id, engine);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
