import { z } from 'zod';
import type { Context } from '#domain/context';
import { dynamicsChangeSchema, type DynamicsPoint } from './dynamics.ts';

const pointRow = z.object({ on: z.string(), change: dynamicsChangeSchema, source: z.enum(['diary', 'post-support']) });

/** States of a family by date, the oldest first: the diary of support and, after it, the observations of post-support (П1 п.5.5, 5.9; T-118). */
export async function listDynamicsPoints(ctx: Context, caseId: string): Promise<DynamicsPoint[]> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(POINTS, { caseId });
  return z.array(pointRow).parse(rows);
}

const POINTS = `
  select d.observed_on as "on", d.change, 'diary' as source, d.created_at from app.dynamics_entries d where d.case_id = :caseId
  union all
  select o.observed_on, o.family_state, 'post-support', o.created_at from app.post_support_observations o
   where o.case_id = :caseId and o.observed_on is not null and o.family_state is not null
  order by 1, 4`;
