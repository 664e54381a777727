import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';

const caseSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(['preparation', 'support', 'post-support', 'closed']),
  categories: z.array(z.string()),
  catalogueVersion: z.number().int(),
  centreId: z.uuid(),
  centreName: z.string(),
  timeZone: z.string(),
  region: z.string(),
  familyId: z.uuid(),
  familyTitle: z.string(),
  district: z.string(),
  curatorId: z.uuid().nullable(),
});

/** A case as stages IV–VII need it: with its centre, its family's district, its curator and the centre's today. */
export type SupportedCase = z.infer<typeof caseSchema> & { readonly today: string };

/** The case with its centre, family and current curator (П1 п.4.2, 5.4; T-110). */
export async function getSupportedCase(ctx: Context, caseId: string): Promise<SupportedCase> {
  const row: unknown = await ctx
    .db('app.cases as k')
    .join('app.centres as c', 'c.id', 'k.centre_id')
    .join('app.families as f', 'f.id', 'k.family_id')
    .leftJoin('app.curator_assignments as a', (on) => on.on('a.case_id', 'k.id').onNull('a.to_at'))
    .where('k.id', caseId)
    .first({
      id: 'k.id',
      number: 'k.number',
      status: 'k.status',
      categories: 'k.categories',
      catalogueVersion: 'k.catalogue_version',
      centreId: 'c.id',
      centreName: 'c.short_name',
      timeZone: 'c.time_zone',
      region: 'c.region',
      familyId: 'f.id',
      familyTitle: 'f.title',
      district: 'f.district',
      curatorId: 'a.user_id',
    });
  if (row === undefined) throw notFound('Дело не найдено.');
  const found = caseSchema.parse(row);
  return { ...found, today: dateInZone(ctx.now, found.timeZone) };
}
