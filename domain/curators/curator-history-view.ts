import { z } from 'zod';
import type { Context } from '#domain/context';
import { levelSchema } from '#domain/plans/plan-levels';
import { listUserNames } from '#domain/users/user-name-view';

const settledLevel = z.object({
  level: levelSchema,
  loadIndex: z.number(),
  overLimitReason: z.string().nullable(),
  settledAt: z.coerce.date(),
});
const periodRow = z.object({
  userId: z.uuid(),
  fromAt: z.date(),
  toAt: z.date().nullable(),
  isProvisional: z.boolean(),
  expectedLevel: levelSchema,
  overLimitReason: z.string().nullable(),
  assignedById: z.uuid(),
  levels: z.array(settledLevel),
});

/**
 * Who was the curator of a case and when, the newest first; the periods do not overlap, and each keeps why a level that the consilium
 * set was accepted above the recommended load (П1 п.5.4, 5.6; T-110, T-112).
 */
export async function listCuratorPeriods(ctx: Context, caseId: string) {
  const rows: unknown = await ctx
    .db('app.curator_assignments')
    .where({ case_id: caseId })
    .select({
      userId: 'user_id',
      fromAt: 'from_at',
      toAt: 'to_at',
      isProvisional: 'is_provisional',
      expectedLevel: 'expected_level',
      overLimitReason: 'over_limit_reason',
      assignedById: 'assigned_by',
      levels: ctx.db.raw(LEVELS),
    })
    .orderBy('from_at', 'desc');
  const periods = z.array(periodRow).parse(rows);
  const names = await listUserNames(
    ctx,
    periods.flatMap(({ userId, assignedById }) => [userId, assignedById]),
  );
  const named = (id: string) => names.get(id) ?? { id, name: '' };
  return periods.map(({ userId, assignedById, ...period }) => ({
    ...period,
    user: named(userId),
    assignedBy: named(assignedById),
  }));
}

const LEVELS = `coalesce((
  select json_agg(json_build_object('level', l.level, 'loadIndex', l.load_index, 'overLimitReason', l.over_limit_reason,
    'settledAt', l.settled_at) order by l.settled_at)
  from app.curator_levels l where l.assignment_id = curator_assignments.id), '[]'::json)`;
