import type { Context } from '#domain/context';
import { z } from 'zod';

const FIRST_VERSION = 1;
const newest = z.tuple([z.object({ version: z.int().nullable() })]);

/** The newest version of the catalogue: a case takes it when it opens and keeps it (П1 п.4.10). */
export async function currentCatalogueVersion(ctx: Context): Promise<number> {
  const rows: unknown = await ctx.db('app.catalogue_versions').max({ version: 'version' });
  return newest.parse(rows)[0].version ?? FIRST_VERSION;
}
