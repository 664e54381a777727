import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, forbidden, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authoriseHidden } from '../authorise.ts';
import { forgetBrowsers } from '../known-browsers.ts';
import { tellOfAccessChange } from '../tell-of-access-change.ts';
import { listGrantsBeyond } from '../user-input.ts';
import { listGrants, lockUser, raiseAccess } from '../user-store.ts';
import { removeFactor } from './second-factor-store.ts';

const resetInput = z.strictObject({ userId: z.uuid() });

/**
 * An administrator takes the second factor from somebody who lost telephone and recovery codes; all sign-ins of that person end.
 * One's own goes only on the page where password and code are asked for (T-019, T-205).
 */
export async function resetSecondFactor(ctx: Context, given: z.input<typeof resetInput>): Promise<void> {
  const { userId } = parseInput(resetInput, given);
  await inTransaction(ctx, async (open) => {
    const missing = 'Пользователь не найден.';
    const user = await lockUser(open.db, userId);
    if (!user) throw notFound(missing);
    const tx = await authoriseHidden(open, ['user.manage', 'do'], { centreId: user.centreId, missing });
    if (user.id === tx.actor.id) throw new DomainError('OWN_ACCOUNT', 'Свой второй фактор отключают на странице «Мой вход».');
    // Who could weaken the sign-in of a mightier user could come closer to acting as one.
    if ((await listGrantsBeyond(tx, await listGrants(tx.db, user.id))).length > 0) {
      throw forbidden('Роли этого пользователя выходят за ваш Центр.');
    }
    if (!(await removeFactor(tx.db, user.id))) throw new DomainError('SECOND_FACTOR_OFF', 'У пользователя нет второго фактора.');
    await forgetBrowsers(tx, user.id);
    await raiseAccess(tx.db, user.id);
    await recordEvent(tx, {
      action: 'second-factor.reset',
      objectKind: 'user',
      objectId: user.id,
      ...(user.centreId && { centreId: user.centreId }),
    });
    await tellOfAccessChange(tx, user.id, 'second-factor-off');
  });
}
