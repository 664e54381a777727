import { z } from 'zod';
import type { Context } from '#domain/context';
import { levelSchema } from '#domain/plans/plan-levels';
import { listUserNames } from '#domain/users/user-name-view';

const periodRow = z.object({
  userId: z.uuid(),
  fromAt: z.date(),
  toAt: z.date().nullable(),
  isProvisional: z.boolean(),
  expectedLevel: levelSchema,
  overLimitReason: z.string().nullable(),
  assignedById: z.uuid(),
});

/** Who was the curator of a case and when, the newest first; the periods do not overlap (П1 п.5.4; T-110). */
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
