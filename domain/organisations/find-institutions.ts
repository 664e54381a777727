import type { HelpKind } from '#domain/catalogue/catalogue';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { Organisation } from './organisation.ts';
import { findByNature, selectByHelpKind, selectByIds } from './organisation-store.ts';

/** Institutions of a district that give a kind of help: what a memo of stage V lists (П4–11 ст.V; T-073). */
export async function findInstitutions(ctx: Context, input: { helpKind: HelpKind; district: string }): Promise<Organisation[]> {
  return selectByHelpKind(ctx.db, input.helpKind, input.district);
}

/** The organisations with these ids by name; an id that is not in the directory is refused (П1 п.4.12; T-142). */
export async function getOrganisations(ctx: Context, input: { ids: readonly string[] }): Promise<Organisation[]> {
  const wanted = new Set(input.ids);
  const organisations = await selectByIds(ctx.db, [...wanted]);
  if (organisations.length !== wanted.size) throw notFound('Организации нет в справочнике.');
  return organisations;
}

/** The one муниципальный социально-реабилитационный консилиум to which hard cases of a district go (П1 п.4.13; T-010). */
export async function findMunicipalConsilium(ctx: Context, input: { district: string }): Promise<Organisation | undefined> {
  return findByNature(ctx.db, 'municipal-consilium', input.district);
}
