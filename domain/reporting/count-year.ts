import { z } from 'zod';
import type { Context } from '#domain/context';

const movementRow = z.object({ entered: z.int(), removed: z.int(), completed: z.int(), supported: z.int() });
const quarterRow = z.object({ quarter: z.int(), count: z.int() });

/** Families entered, removed and still supported at the end of a year, and consultations by quarter (П1 п.5.5; T-120, T-169). */
export async function countYear(ctx: Context, given: { centreId: string; year: number }) {
  const period = { centreId: given.centreId, from: `${given.year}-01-01`, to: `${given.year}-12-31` };
  const movement = await ctx.db.raw<{ rows: unknown }>(MOVEMENT, period);
  return {
    families: z.tuple([movementRow]).parse(movement.rows)[0],
    consultations: await countConsultations(ctx, period),
  };
}

/** Consultations of the families of a centre by the quarters of a year, as the quarterly report counts them (П1 п.5.5; T-120). */
async function countConsultations(ctx: Context, period: { centreId: string; from: string; to: string }): Promise<number[]> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(CONSULTATIONS, period);
  const counted = z.array(quarterRow).parse(rows);
  return [1, 2, 3, 4].map((quarter) => counted.find((row) => row.quarter === quarter)?.count ?? 0);
}

const MOVEMENT = `
  select cast(count(*) filter (where e.entered_on between :from and :to) as int) as entered,
         cast(count(*) filter (where e.removed_on between :from and :to) as int) as removed,
         cast(count(*) filter (where e.removed_on between :from and :to and e.removal_ground = 'completed') as int) as completed,
         cast(count(*) filter (where e.entered_on <= :to and coalesce(e.removed_on, 'infinity') > :to) as int) as supported
    from app.register_entries e where e.centre_id = :centreId`;

const CONSULTATIONS = `
  select cast(extract(quarter from k.held_on) as int) as quarter, cast(count(*) as int) as count
    from app.consultations k join app.cases c on c.id = k.case_id
   where c.centre_id = :centreId and k.held_on between :from and :to
   group by 1`;
