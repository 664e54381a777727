import type { Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import { z } from 'zod';
import { loadIndex, type FamiliesByLevel } from './load.ts';
import { readLimits } from './read-limits.ts';

const loadRow = z.object({
  userId: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  crisis: z.int(),
  basic: z.int(),
  adaptation: z.int(),
  postSupport: z.int(),
});

export interface CuratorLoad {
  readonly userId: string;
  readonly name: string;
  readonly post: string;
  readonly families: FamiliesByLevel;
  /** Families in post-support are shown apart and count for nothing (AMB-46). */
  readonly postSupport: number;
  readonly index: number;
}

/**
 * Specialists of a centre who may be curators, with their families by level, the least loaded first (П1 п.4.5, 5.6; T-111, T-114).
 * A family counts with the level of its plan in force, before that with the level expected at the assignment.
 */
export async function listCuratorLoads(ctx: Context, centreId: string): Promise<CuratorLoad[]> {
  const limits = await readLimits(ctx, centreId);
  const { rows } = await ctx.db.raw<{ rows: unknown }>(LOADS, { centreId });
  return z
    .array(loadRow)
    .parse(rows)
    .map((row) => {
      const families = { crisis: row.crisis, basic: row.basic, adaptation: row.adaptation };
      const { userId, post, postSupport } = row;
      return { userId, name: shortName(row), post, families, postSupport, index: loadIndex(families, limits) };
    })
    .sort((one, other) => one.index - other.index || one.name.localeCompare(other.name, 'ru'));
}

const LOADS = `
  select u.id as "userId", u.last_name as "lastName", u.first_name as "firstName", u.middle_name as "middleName", u.post,
    cast(count(*) filter (where k.status in ('preparation','support') and k.level = 'crisis') as int) as crisis,
    cast(count(*) filter (where k.status in ('preparation','support') and k.level = 'basic') as int) as basic,
    cast(count(*) filter (where k.status in ('preparation','support') and k.level = 'adaptation') as int) as adaptation,
    cast(count(*) filter (where k.status = 'post-support') as int) as "postSupport"
  from app.users u
  join app.user_roles r on r.user_id = u.id and r.role = 'curator' and r.centre_id = u.centre_id
  left join lateral (
    select c.status, coalesce(p.level, a.expected_level) as level
    from app.curator_assignments a
    join app.cases c on c.id = a.case_id
    left join app.plan_versions p on p.case_id = c.id and p.status = 'active'
    where a.user_id = u.id and a.to_at is null
  ) k on true
  where u.centre_id = :centreId and u.is_active and u.is_specialist
  group by u.id`;
