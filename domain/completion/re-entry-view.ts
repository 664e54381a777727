import { z } from 'zod';
import type { Context } from '#domain/context';

const row = z.object({
  appealId: z.uuid(),
  status: z.enum(['received', 'registered', 'attached', 'transferred', 'closed']),
  receivedOn: z.string(),
  caseNumber: z.string().nullable(),
});
export type ReEntry = z.infer<typeof row>;

/** The newest appeal with which the family of an ended case came back, and the number of the case that it opened (T-102; AMB-18). */
export async function findReEntry(ctx: Context, caseId: string): Promise<ReEntry | undefined> {
  const found: unknown = await ctx
    .db('app.appeals as a')
    .leftJoin('app.cases as c', 'c.id', 'a.case_id')
    .where('a.origin_case_id', caseId)
    .orderBy('a.created_at', 'desc')
    .first({ appealId: 'a.id', status: 'a.status', receivedOn: 'a.received_on', caseNumber: 'c.number' });
  return row.optional().parse(found);
}
