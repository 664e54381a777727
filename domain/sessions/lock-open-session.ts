import type { Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { authoriseHidden } from '#domain/users/authorise';
import type { Session, SessionStatus } from './session.ts';
import { findSession, lockSession } from './session-store.ts';

/** The session, locked, in one of the states in which the step may be done (П1 п.4.4; T-058). */
export async function lockOpenSession(ctx: Context, sessionId: string, statuses: readonly SessionStatus[]): Promise<Session> {
  const session = await lockSession(ctx.db, sessionId);
  if (!session) throw notFound('Заседание не найдено.');
  if (!statuses.includes(session.status)) {
    throw new DomainError('SESSION_IN_OTHER_STATE', 'Этот шаг заседания уже пройден или ещё не наступил.', {
      status: session.status,
    });
  }
  return session;
}

/** The session that was not held yet, for who plans those of its centre; to all others there is none, whatever its state (T-019). */
export async function lockAsPlanner(ctx: Context, sessionId: string): Promise<{ tx: Context; session: Session }> {
  const missing = 'Заседание не найдено.';
  const known = await findSession(ctx.db, sessionId);
  if (!known) throw notFound(missing);
  const tx = await authoriseHidden(ctx, ['session.plan', 'do'], { centreId: known.centreId, missing });
  return { tx, session: await lockOpenSession(tx, sessionId, ['planned', 'agenda-published']) };
}
