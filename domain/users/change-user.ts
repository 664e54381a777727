import { recordEvent } from '#domain/audit/record-event';
import { staleVersion } from '#domain/audit/stale-version';
import { inTransaction, type Context } from '#domain/context';
import { countFamiliesOf } from '#domain/curators/current-curator';
import { DomainError, forbidden, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { authorise } from './authorise.ts';
import { forgetBrowsers } from './known-browsers.ts';
import { hashPassword } from './password.ts';
import { tellOfAccessChange } from './tell-of-access-change.ts';
import { checkGrants, listGrantsBeyond, passwordInput, userFields } from './user-input.ts';
import { listGrants, lockUser, replaceGrants, updateUser, type RoleGrant, type UserRow } from './user-store.ts';
import { refuseWeakPassword } from './weak-passwords.ts';

const changeInput = z.strictObject({
  ...userFields,
  userId: z.uuid(),
  isActive: z.boolean(),
  newPassword: passwordInput.optional(),
  /** Version that the administrator saw. */
  version: z.int().min(1),
});
export type ChangeUserInput = z.input<typeof changeInput>;

/** Changes roles, post or activity of a user; every sign-in of theirs ends at once (П1 п.5.11; T-019, T-110). */
export async function changeUser(ctx: Context, given: ChangeUserInput): Promise<void> {
  const input = parseInput(changeInput, given);
  if (input.newPassword !== undefined) {
    refuseWeakPassword(input.newPassword, { own: [input.lastName, input.firstName], field: '/newPassword' });
  }
  const newPassword = input.newPassword === undefined ? undefined : { hash: await hashPassword(input.newPassword), at: ctx.now };
  await inTransaction(ctx, async (open) => {
    const before = await lockUser(open.db, input.userId);
    if (!before) throw notFound('Пользователь не найден.');
    // Both the centre that the person leaves and the one that they come to must be the administrator's own.
    const first = await authorise(open, 'user.manage', 'do', { centreId: before.centreId });
    const tx = await authorise(first, 'user.manage', 'do', { centreId: input.centreId });
    if (before.version !== input.version) {
      const message = 'Пользователя уже изменил другой администратор. Обновите страницу.';
      const changes = ['user.created', 'user.changed', 'user.deactivated'];
      throw await staleVersion(tx, { message, objectKind: 'user', objectId: before.id, changes });
    }
    if (before.id === tx.actor.id && !input.isActive) {
      throw new DomainError('OWN_ACCOUNT', 'Нельзя отключить собственную учетную запись.');
    }
    // There the old one is asked for: a sign-in that was left open is not enough to take the account over (T-205).
    if (before.id === tx.actor.id && newPassword) {
      throw new DomainError('OWN_ACCOUNT', 'Свой пароль меняют на странице «Мой вход».');
    }
    const grants = await listGrants(tx.db, before.id);
    // Who could set the password of a mightier user could act as one.
    if ((await listGrantsBeyond(tx, grants)).length > 0) throw forbidden('Роли этого пользователя выходят за ваш Центр.');
    await checkGrants(tx, input.roles);
    await refuseToOrphanFamilies(tx, before, input);
    await updateUser(tx.db, { ...input, id: before.id, newPassword });
    if (newPassword) await forgetBrowsers(tx, before.id);
    await replaceGrants(tx.db, before.id, input.roles, tx.now);
    await recordEvent(tx, {
      action: before.isActive && !input.isActive ? 'user.deactivated' : 'user.changed',
      objectKind: 'user',
      objectId: before.id,
      ...(input.centreId && { centreId: input.centreId }),
      before: { isActive: before.isActive, isSpecialist: before.isSpecialist, centreId: before.centreId, roles: grants },
      after: {
        isActive: input.isActive,
        isSpecialist: input.isSpecialist,
        centreId: input.centreId,
        roles: input.roles,
        isPasswordChanged: newPassword !== undefined,
      },
    });
    if (newPassword) await tellOfAccessChange(tx, before.id, 'password-changed');
  });
}

/** A family on support is never without a curator: first the successor, then the leave (П1 п.5.4; T-110). */
async function refuseToOrphanFamilies(
  ctx: Context,
  before: UserRow,
  input: { isActive: boolean; isSpecialist: boolean; centreId: string | null; roles: readonly RoleGrant[] },
): Promise<void> {
  const staysCurator =
    input.isActive &&
    input.isSpecialist &&
    input.centreId === before.centreId &&
    input.roles.some(({ role, centreId }) => role === 'curator' && centreId === before.centreId);
  if (staysCurator) return;
  const families = await countFamiliesOf(ctx, before.id);
  if (families === 0) return;
  throw new DomainError('CURATOR_HAS_FAMILIES', 'Сначала назначьте новых кураторов семьям этого специалиста.', { families });
}
