import type { Knex } from 'knex';
import { z } from 'zod';
import { CO_EXECUTOR_KINDS, type CoExecutorKind } from './co-executor-kinds.ts';
import { organisationKindSchema } from './organisation.ts';
import type { OrganisationKind } from './organisation-kinds.ts';

export const coExecutorKindSchema = z.enum(CO_EXECUTOR_KINDS.map(({ code }) => code));

const mappingSchema = z.object({
  organisationKind: organisationKindSchema,
  coExecutorKind: coExecutorKindSchema,
  version: z.int(),
});
export type CoExecutorMapping = z.infer<typeof mappingSchema>;

export async function listMappings(db: Knex): Promise<CoExecutorMapping[]> {
  const rows: unknown = await db('app.co_executor_kinds').select({
    organisationKind: 'organisation_kind',
    coExecutorKind: 'co_executor_kind',
    version: 'version',
  });
  return z.array(mappingSchema).parse(rows);
}

/** False when somebody else has changed the row since this version was read. */
export async function updateMapping(
  db: Knex,
  change: { organisationKind: OrganisationKind; coExecutorKind: CoExecutorKind; version: number },
): Promise<boolean> {
  const changed = await db('app.co_executor_kinds')
    .where({ organisation_kind: change.organisationKind, version: change.version })
    .update({ co_executor_kind: change.coExecutorKind, version: change.version + 1 });
  return changed === 1;
}
