import { authoriseCase } from '#domain/cases/case-access';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { endEngagement } from './end-engagement.ts';
import { isEngaged } from './engagement.ts';
import { listEngagementRows, lockEngagement } from './engagement-store.ts';

const withdrawInput = z.object({
  caseId: z.uuid(),
  engagementId: z.uuid(),
  withdrawnOn: z.iso.date('Такой даты нет.'),
  reason: z.string().trim().min(1).max(2000).optional(),
});

/** The family takes back its agreement to one organisation: nothing is asked of it any more, and its link is void (П1 п.5.3; T-078). */
export async function withdrawEngagement(ctx: Context, given: z.input<typeof withdrawInput>): Promise<void> {
  const input = parseInput(withdrawInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['letter.handle', 'do']);
    const engagement = await lockEngagement(tx.db, input.engagementId);
    if (engagement?.caseId !== input.caseId) throw notFound('Такого привлечения соисполнителя нет.');
    if (!isEngaged(engagement)) throw new DomainError('ENGAGEMENT_OVER', 'Организация уже не участвует: отзывать нечего.');
    const { timeZone } = await getCase(tx, input.caseId);
    if (input.withdrawnOn < engagement.consentOn || input.withdrawnOn > dateInZone(tx.now, timeZone))
      throw invalidInput('Проверьте дату отзыва.', {
        '/withdrawnOn': 'Дата отзыва — не раньше согласия и не позже сегодняшнего дня.',
      });
    await endEngagement(tx, engagement, { status: 'withdrawn', on: input.withdrawnOn, reason: input.reason ?? null });
  });
}

/** Ends all engagements of a case: the family has withdrawn its consent to the exchange (T-078, T-198; AMB-39). */
export async function withdrawEngagements(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const { id } of (await listEngagementRows(tx.db, caseId)).filter(isEngaged)) {
      const engagement = await lockEngagement(tx.db, id);
      if (!engagement || !isEngaged(engagement)) continue;
      await endEngagement(tx, engagement, { status: 'withdrawn', reason: 'Семья отозвала согласие на передачу сведений.' });
    }
  });
}
