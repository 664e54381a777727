import { z } from 'zod';
import type { Context } from '#domain/context';
import { containing, countUpTo, type Page, type PageRequest } from '#domain/page';
import { organisationSchema } from './organisation.ts';
import type { OrganisationKind } from './organisation-kinds.ts';
import { COLUMNS } from './organisation-store.ts';

const rowSchema = organisationSchema.extend({ version: z.int() });
export type OrganisationRow = z.infer<typeof rowSchema>;

export interface OrganisationFilter {
  readonly search?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  /** With those that are out of use: for who keeps the directory. */
  readonly withRetired?: boolean;
}

/** One page of the directory, found by a part of the name, district or address (П1 п.4.12; T-009). */
export async function listOrganisationPage(
  ctx: Context,
  { search, kind, withRetired }: OrganisationFilter,
  page: PageRequest,
): Promise<Page<OrganisationRow>> {
  const query = ctx.db('app.organisations');
  if (withRetired !== true) void query.where({ is_active: true });
  if (kind) void query.where({ kind });
  if (search) {
    const pattern = containing(search);
    void query.whereRaw('(name ilike ? or district ilike ? or address ilike ?)', [pattern, pattern, pattern]);
  }
  const rows: unknown = await query
    .clone()
    .select({ ...COLUMNS, version: 'version' })
    .orderBy([{ column: 'is_active', order: 'desc' }, 'district', 'name', 'id'])
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(rowSchema).parse(rows), ...(await countUpTo(ctx.db, query)) };
}
