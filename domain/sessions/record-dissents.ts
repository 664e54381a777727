import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import type { AgendaItem } from './agenda-item.ts';
import { insertDissent } from './minutes-store.ts';
import type { Session } from './session.ts';

export const dissentSchema = z.object({ questionId: z.uuid(), memberId: z.uuid(), text: z.string().trim().min(1).max(4000) });

interface Sheet {
  readonly session: Session;
  readonly items: ReadonlyMap<string, AgendaItem>;
  readonly presentIds: readonly string[];
  readonly dissents: readonly z.infer<typeof dissentSchema>[];
}

/** Keeps the dissenting opinion of a member who was present, one per member and question (П1 п.4.4; T-058). */
export async function recordDissents(ctx: Context, sheet: Sheet): Promise<void> {
  const seen = new Set<string>();
  for (const [index, { questionId, memberId, text }] of sheet.dissents.entries()) {
    const place = `/dissents/${index}`;
    const item = sheet.items.get(questionId);
    if (!item)
      throw invalidInput('Такого вопроса нет в повестке.', { [`${place}/questionId`]: 'Выберите вопрос этого заседания.' });
    if (!sheet.presentIds.includes(memberId))
      throw invalidInput('Особое мнение записывают члену консилиума, который присутствовал.', {
        [`${place}/memberId`]: 'Выберите присутствовавшего члена консилиума.',
      });
    const key = `${questionId} ${memberId}`;
    if (seen.has(key))
      throw invalidInput('Особое мнение этого члена по вопросу уже записано.', {
        [`${place}/memberId`]: 'Одно особое мнение на вопрос.',
      });
    seen.add(key);
    await insertDissent(ctx.db, { agendaItemId: questionId, sessionId: sheet.session.id, userId: memberId, text, at: ctx.now });
    await recordEvent(ctx, {
      action: 'question.dissented',
      objectKind: 'agenda-item',
      objectId: questionId,
      caseId: item.caseId,
      centreId: sheet.session.centreId,
      after: { memberId, sessionId: sheet.session.id },
    });
  }
}
