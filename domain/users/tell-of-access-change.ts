import type { Context } from '#domain/context';
import { notifyPeople, type NotificationKind } from '#domain/notifications/notify-people';

type AccessChange = Extract<
  NotificationKind,
  'password-changed' | 'second-factor-on' | 'second-factor-off' | 'recovery-codes-renewed'
>;

/**
 * Tells a person that the way they sign in has changed, whoever did it: who took over an open sign-in or talked an administrator
 * into a reset is noticed by the owner of the account (T-205).
 */
export async function tellOfAccessChange(ctx: Context, userId: string, kind: AccessChange): Promise<void> {
  await notifyPeople(ctx, { userIds: [userId], kind, dedupeKey: `${kind}:${ctx.now.toISOString()}` });
}
