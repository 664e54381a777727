import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { readSetting } from '#domain/settings/read-setting';
import { selectMemberIds } from './body-store.ts';
import type { Session } from './session.ts';

/**
 * Where a centre has a quorum, that share of its standing members must sit in the session; by default there is none
 * (П1 п.4.4 is silent; AMB-29; T-058).
 */
export async function requireQuorum(
  ctx: Context,
  session: Session,
  given: { heldOn: string; presentMemberIds: readonly string[] },
): Promise<void> {
  const share = await readSetting(ctx, 'consiliumQuorumShare', session.centreId);
  if (share === 0) return;
  const members = await selectMemberIds(ctx.db, session.bodyId, given.heldOn);
  const present = members.filter((id) => given.presentMemberIds.includes(id)).length;
  const needed = Math.max(1, Math.ceil((members.length * share) / 100));
  if (present >= needed) return;
  throw new DomainError('NO_QUORUM', `Нет кворума: присутствует членов консилиума ${present}, нужно не меньше ${needed}.`, {
    present,
    needed,
    members: members.length,
  });
}
