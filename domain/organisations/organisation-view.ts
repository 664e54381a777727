import { z } from 'zod';
import type { Context } from '#domain/context';
import { containing, countUpTo, type Page, type PageRequest } from '#domain/page';
import { organisationSchema, type Organisation } from './organisation.ts';

/** One page of the directory, found by a part of the name, district or address (П1 п.4.12; T-009). */
export async function listOrganisationPage(
  ctx: Context,
  search: string | undefined,
  page: PageRequest,
): Promise<Page<Organisation>> {
  const query = ctx.db('app.organisations').where({ is_active: true });
  if (search) {
    const pattern = containing(search);
    void query.whereRaw('(name ilike ? or district ilike ? or address ilike ?)', [pattern, pattern, pattern]);
  }
  const rows: unknown = await query
    .clone()
    .select({
      id: 'id',
      name: 'name',
      kind: 'kind',
      helpKinds: 'help_kinds',
      district: 'district',
      address: 'address',
      workingHours: 'working_hours',
      phone: 'phone',
      email: 'email',
      isActive: 'is_active',
      checkedOn: 'checked_on',
    })
    .orderBy(['district', 'name', 'id'])
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(organisationSchema).parse(rows), ...(await countUpTo(ctx.db, query)) };
}
