import { invalidInput } from '#domain/errors';
import type { Context } from '#domain/context';
import { z } from 'zod';
import { loadPerson } from './load-person.ts';
import { may } from './may.ts';
import { CENTRE_ROLES, roleSchema, UNIT_ROLES } from './role.ts';
import { listUnits } from './unit-place.ts';
import type { RoleGrant } from './user-store.ts';

const name = z.string().trim().min(1, 'Заполните поле.').max(100);

export const passwordInput = z.string().min(12, 'Пароль не короче 12 знаков.').max(256, 'Пароль не длиннее 256 знаков.');

export const userFields = {
  lastName: name,
  firstName: name,
  middleName: name.nullable(),
  post: z.string().trim().min(1, 'Укажите должность.').max(200),
  centreId: z.uuid().nullable(),
  isSpecialist: z.boolean(),
  roles: z
    .array(z.strictObject({ role: roleSchema, centreId: z.uuid().nullable(), unitId: z.uuid().nullable() }))
    .max(20)
    .refine(
      (roles) => new Set(roles.map(({ role, centreId, unitId }) => `${role}|${centreId}|${unitId}`)).size === roles.length,
      {
        message: 'Роль указана дважды.',
      },
    ),
};

/**
 * A role of a unit names the unit, a role of a centre the centre, and the unit belongs to that centre (T-001, T-002).
 * Nobody gives a role that reaches beyond their own right: an administrator of one centre no role of another or of all (T-019).
 */
export async function checkGrants(ctx: Context, roles: readonly RoleGrant[]): Promise<void> {
  const units = new Map(
    (
      await listUnits(
        ctx,
        roles.flatMap(({ unitId }) => unitId ?? []),
      )
    ).map((unit) => [unit.id, unit]),
  );
  const beyond = await listGrantsBeyond(ctx, roles);
  const fields: Record<string, string> = {};
  roles.forEach((grant, index) => {
    const { role, centreId, unitId } = grant;
    if (beyond.includes(grant)) fields[`/roles/${index}/centreId`] = 'Вы даёте роли только своего Центра.';
    if (CENTRE_ROLES.has(role) && centreId === null) fields[`/roles/${index}/centreId`] = 'Для этой роли укажите Центр.';
    if (UNIT_ROLES.has(role) && unitId === null) fields[`/roles/${index}/unitId`] = 'Для этой роли укажите отделение.';
    if (unitId !== null && units.get(unitId)?.centreId !== centreId) {
      fields[`/roles/${index}/unitId`] = 'Отделение не относится к указанному Центру.';
    }
  });
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте роли.', fields);
}

/** Those of the grants that the acting person may not manage: roles of other centres, or of all, for who manages one (T-019). */
export async function listGrantsBeyond(ctx: Context, grants: readonly RoleGrant[]): Promise<RoleGrant[]> {
  if (ctx.actor.kind === 'system') return [];
  const person = await loadPerson(ctx, ctx.actor.id);
  return grants.filter(({ centreId }) => !may(person, 'user.manage', 'do', { centreId }));
}
