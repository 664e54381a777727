import type { Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import type { Session, SessionStatus } from './session.ts';
import { lockSession } from './session-store.ts';

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
