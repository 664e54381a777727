import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone, instantInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import type { AgendaItem } from './agenda-item.ts';
import { lockAgendaItems, scheduleItem } from './agenda-item-store.ts';
import { lockOpenSession } from './lock-open-session.ts';
import { updateSession } from './session-store.ts';

export const publishAgendaInput = z.object({
  sessionId: z.uuid(),
  questionIds: z.array(z.uuid()).min(1),
  invitedOn: z.iso.date(),
});

/** Takes waiting questions up into a session and records that their families are invited (П1 п.4.4; П4–11 ст.IV, VI; T-058, T-060). */
export async function publishAgenda(ctx: Context, input: z.input<typeof publishAgendaInput>): Promise<void> {
  const { sessionId, questionIds, invitedOn } = publishAgendaInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const session = await lockOpenSession(tx, sessionId, ['planned']);
    const items = new Map((await lockAgendaItems(tx.db, questionIds)).map((item) => [item.id, item]));

    for (const [index, id] of questionIds.entries()) {
      const item = items.get(id);
      const timeZone = await requireWaiting(tx, item, session.centreId);
      if (invitedOn > dateInZone(tx.now, timeZone)) {
        throw invalidInput('Дата приглашения ещё не наступила.', { '/invitedOn': 'Укажите день, когда семьи уже приглашены.' });
      }
      await scheduleItem(tx.db, id, {
        sessionId,
        position: index + 1,
        familyInvitedAt: instantInZone(invitedOn, '12:00', timeZone),
      });
    }
    await updateSession(tx.db, sessionId, { status: 'agenda-published' });
    await recordEvent(tx, {
      action: 'session.agenda-published',
      objectKind: 'session',
      objectId: sessionId,
      centreId: session.centreId,
      after: { questions: questionIds },
    });
  });
}

/** Returns the zone of the question's centre, which must be that of the session. */
async function requireWaiting(ctx: Context, item: AgendaItem | undefined, centreId: string): Promise<string> {
  const found = item && (await getSupportedCase(ctx, item.caseId));
  if (!item || found?.centreId !== centreId)
    throw invalidInput('Такого вопроса нет среди ожидающих.', { '/questionIds': 'Обновите страницу.' });
  if (item.status !== 'waiting')
    throw new DomainError('ALREADY_ON_AGENDA', 'Вопрос уже в повестке другого заседания.', { agendaItemId: item.id });
  return found.timeZone;
}
