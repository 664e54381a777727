import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { staleVersion } from '#domain/audit/stale-version';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { organisationSchema } from './organisation.ts';
import { findByNature, insertOrganisation, lockOrganisation, updateOrganisation } from './organisation-store.ts';

const text = z.string().trim().min(1, 'Заполните поле.').max(300);
const optional = z
  .string()
  .trim()
  .max(200)
  .nullable()
  .transform((value) => (value === '' ? null : value));

const organisationInput = organisationSchema.pick({ kind: true, nature: true, helpKinds: true, isActive: true }).extend({
  name: text,
  kindNote: optional,
  district: text,
  address: text,
  workingHours: text,
  phone: optional,
  email: optional,
});
export type OrganisationInput = z.input<typeof organisationInput>;

const place = { centreId: null };

/** Adds an organisation, a volunteer or another helper to the directory (П1 п.4.12; T-009, T-015). */
export async function createOrganisation(ctx: Context, given: OrganisationInput): Promise<{ id: string }> {
  const input = check(given);
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'organisation.manage', 'do', place);
    await refuseSecondConsilium(tx, input);
    const { id, isNew } = await insertOrganisation(tx.db, { ...input, checkedOn: dayOf(tx) });
    if (!isNew) throw taken();
    await recordEvent(tx, {
      action: 'organisation.added',
      objectKind: 'organisation',
      objectId: id,
      after: { kind: input.kind, nature: input.nature },
    });
    return { id };
  });
}

/** Changes an entry of the directory, or takes it out of use; plans and letters that name it keep it (П1 п.4.12; T-009). */
export async function changeOrganisation(
  ctx: Context,
  given: OrganisationInput & { readonly id: string; readonly version: number },
): Promise<void> {
  const { id, version, ...fields } = given;
  const input = check(fields);
  await inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'organisation.manage', 'do', place);
    const before = await lockOrganisation(tx.db, id);
    if (!before) throw notFound('Организации нет в справочнике.');
    if (before.version !== version) {
      const message = 'Запись уже изменили. Обновите страницу.';
      const changes = ['organisation.added', 'organisation.changed'];
      throw await staleVersion(tx, { message, objectKind: 'organisation', objectId: id, changes });
    }
    await refuseSecondConsilium(tx, input, id);
    if (!(await updateOrganisation(tx.db, id, { ...input, checkedOn: dayOf(tx) }))) throw taken();
    await recordEvent(tx, {
      action: 'organisation.changed',
      objectKind: 'organisation',
      objectId: id,
      before: { kind: before.kind, isActive: before.isActive },
      after: { kind: input.kind, isActive: input.isActive },
    });
  });
}

function check(given: OrganisationInput): z.infer<typeof organisationInput> {
  const input = parseInput(organisationInput, given);
  if (input.kind === 'other' && input.kindNote === null) {
    throw invalidInput('Уточните вид организации.', { '/kindNote': 'Для «иных» организаций назовите вид словами.' });
  }
  return input;
}

/** Hard cases of a district go to one body (П1 п.4.13; T-010). */
async function refuseSecondConsilium(ctx: Context, input: z.infer<typeof organisationInput>, ownId?: string): Promise<void> {
  if (input.nature !== 'municipal-consilium' || !input.isActive) return;
  const other = await findByNature(ctx.db, 'municipal-consilium', input.district);
  if (!other || other.id === ownId) return;
  throw new DomainError('MUNICIPAL_CONSILIUM_EXISTS', 'В районе уже есть муниципальный социально-реабилитационный консилиум.');
}

/** Whoever saves an entry has looked at it: memos show the day. */
const dayOf = (ctx: Context): string => ctx.now.toISOString().slice(0, 10);

const taken = (): DomainError =>
  new DomainError('ORGANISATION_EXISTS', 'Такая запись в этом районе уже есть: проверьте название и район.');
