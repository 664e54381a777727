import { z } from 'zod';
import type { Context } from '#domain/context';

const row = z.object({ id: z.uuid(), number: z.string(), centreId: z.uuid(), unitId: z.uuid() });
export type OpenCaseOfFamily = z.infer<typeof row>;

/**
 * The case in which a family is prepared for support or supported; there is never a second one (П1 п.4.3; T-027).
 * It stays open until the surrounding transaction ends; one that is being closed at this moment is waited for.
 */
export async function lockOpenCaseOf(ctx: Context, familyId: string): Promise<OpenCaseOfFamily | undefined> {
  const rows: unknown = await ctx
    .db('app.cases')
    .where({ family_id: familyId })
    .whereIn('status', ['preparation', 'support'])
    .select({ id: 'id', number: 'number', centreId: 'centre_id', unitId: 'unit_id' })
    .forUpdate();
  return z.array(row).parse(rows)[0];
}
