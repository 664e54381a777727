import type { Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import { levelSchema, type Level } from '#domain/plans/plan-levels';
import { z } from 'zod';
import { COUNTED_FAMILIES } from './counted-families.ts';
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

const familiesRow = z.object({ crisis: z.int(), basic: z.int(), adaptation: z.int() });

/** The families of a curator besides one, by level: what a level of that one is added to (T-112). */
export async function countOtherFamilies(
  ctx: Context,
  { userId, caseId }: { userId: string; caseId: string },
): Promise<FamiliesByLevel> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `select ${BY_LEVEL} from (${COUNTED_FAMILIES}) k where k.user_id = :userId and k.case_id <> :caseId`,
    { userId, caseId },
  );
  return z.tuple([familiesRow]).parse(rows)[0];
}

/** The level with which a family counts for its curator now (T-112, T-115). */
export async function findCountedLevel(ctx: Context, caseId: string): Promise<Level | undefined> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(`select k.level from (${COUNTED_FAMILIES}) k where k.case_id = :caseId`, {
    caseId,
  });
  return z.array(z.object({ level: levelSchema })).parse(rows)[0]?.level;
}

const countOf = (level: string) =>
  `cast(count(*) filter (where k.status in ('preparation','support') and k.level = '${level}') as int) as ${level}`;

const BY_LEVEL = ['crisis', 'basic', 'adaptation'].map(countOf).join(', ');

const LOADS = `
  select u.id as "userId", u.last_name as "lastName", u.first_name as "firstName", u.middle_name as "middleName", u.post,
    ${BY_LEVEL},
    cast(count(*) filter (where k.status = 'post-support') as int) as "postSupport"
  from app.users u
  join app.user_roles r on r.user_id = u.id and r.role = 'curator' and r.centre_id = u.centre_id
  left join (${COUNTED_FAMILIES}) k on k.user_id = u.id
  where u.centre_id = :centreId and u.is_active and u.is_specialist
  group by u.id`;
