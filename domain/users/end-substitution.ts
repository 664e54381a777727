import { recordEvent } from '#domain/audit/record-event';
import { addDays } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { authoriseSubstitution } from './substitution-rights.ts';
import { lockSubstitution, updateEnd } from './substitution-store.ts';
import { listGrants } from './user-store.ts';

const endInput = z.strictObject({ substitutionId: z.uuid(), lastOn: z.iso.date('Такой даты нет.') });

/**
 * Ends a substitution before its last day, at the earliest with yesterday: what was done in somebody's place stays done so.
 * One that has not begun is called off with the day before its first (T-018).
 */
export async function endSubstitution(ctx: Context, given: z.input<typeof endInput>): Promise<void> {
  const input = parseInput(endInput, given);
  await inTransaction(ctx, async (open) => {
    const found = await lockSubstitution(open.db, input.substitutionId);
    const missing = 'Замещение не найдено.';
    if (!found) throw notFound(missing);
    const held = (await listGrants(open.db, found.absentUserId)).filter(({ role }) => role === found.role);
    // Who has lost the role since is still of the same centre; the substitution gives nothing any more and may be ended all the same.
    const grants = held.length > 0 ? held : [{ role: found.role, centreId: found.centreId, unitId: null }];
    const tx = await authoriseSubstitution(open, grants, missing);
    const yesterday = addDays(dateInZone(tx.now, found.timeZone ?? 'Europe/Moscow'), -1);
    if (found.toOn <= yesterday) throw new DomainError('SUBSTITUTION_OVER', 'Это замещение уже закончилось.');
    const dayBefore = addDays(found.fromOn, -1);
    const earliest = dayBefore > yesterday ? dayBefore : yesterday;
    if (input.lastOn < earliest || input.lastOn >= found.toOn) {
      throw invalidInput('Проверьте последний день.', {
        '/lastOn': 'Последний день — не раньше вчерашнего и раньше прежнего последнего дня.',
      });
    }
    await updateEnd(tx.db, found.id, { toOn: input.lastOn, at: tx.now, by: tx.actor.id });
    await recordEvent(tx, {
      action: 'substitution.ended',
      objectKind: 'substitution',
      objectId: found.id,
      ...(found.centreId && { centreId: found.centreId }),
      before: { toOn: found.toOn },
      after: { toOn: input.lastOn },
    });
  });
}
