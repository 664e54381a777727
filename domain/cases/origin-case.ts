import { z } from 'zod';
import type { Context } from '#domain/context';

const row = z.object({ id: z.uuid(), number: z.string() });
export type OriginCase = z.infer<typeof row>;

/**
 * The ended case from which the family came back to this one. Its facts fill the new forms first, so that nobody asks the family
 * anew for what is known (П1 п.5.9; T-102; AMB-18). A clerk who took the appeal for that of another family breaks the tie.
 */
export async function findOriginCase(ctx: Context, caseId: string): Promise<OriginCase | undefined> {
  const found: unknown = await ctx
    .db('app.appeals as a')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .join('app.cases as o', (on) => on.on('o.id', 'a.origin_case_id').andOn('o.family_id', 'c.family_id'))
    .where({ 'a.case_id': caseId, 'a.status': 'registered' })
    .first({ id: 'o.id', number: 'o.number' });
  return row.optional().parse(found);
}
