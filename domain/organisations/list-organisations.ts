import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';
import { ORGANISATION_KINDS } from './organisation-kinds.ts';
import type { Organisation } from './organisation.ts';
import { selectActive } from './organisation-store.ts';

export interface OrganisationRow extends Organisation {
  readonly kindLabel: string;
}

/** One page of the directory of organisations, found by a part of the name, district or address (П1 п.4.12; T-009). */
export async function listOrganisations(
  ctx: Context,
  input: { search?: string | undefined; limit?: number; offset?: number },
): Promise<OrganisationRow[]> {
  const organisations = await selectActive(ctx.db, {
    search: input.search ?? '',
    limit: Math.min(input.limit ?? 50, 500),
    offset: input.offset ?? 0,
  });
  return organisations.map((organisation) => ({ ...organisation, kindLabel: labelOf(organisation) }));
}

/** The directory as a list to choose from, those of the family's district first (П1 п.4.12; T-142). */
export async function organisationChoices(ctx: Context, input: { district: string }): Promise<Choice[]> {
  const rows = await listOrganisations(ctx, { limit: 500 });
  const near = rows.filter((row) => row.district === input.district);
  const far = rows.filter((row) => row.district !== input.district);
  return [...near, ...far].map((row) => ({
    value: row.id,
    label: row.name,
    hint: `${row.address}; ${row.workingHours}`,
    group: row.district,
  }));
}

const labelOf = (organisation: Organisation): string =>
  ORGANISATION_KINDS.find((kind) => kind.code === organisation.kind)?.label ?? organisation.kind;
