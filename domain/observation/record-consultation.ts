import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { lockObservedCase } from './lock-observed-case.ts';
import { insertConsultation } from './observation-store.ts';

const consultationInput = z.strictObject({
  caseId: z.uuid(),
  on: z.iso.date('Такой даты нет.'),
  personId: z.uuid('Выберите члена семьи.'),
  topic: z.string().trim().min(1, 'Укажите тему.').max(300),
  note: z.string().trim().min(1).max(4000).optional(),
});

/** Writes into the log that somebody of the family was informed or consulted about the plan: day, member, topic (П1 п.5.5; T-120). */
export async function recordConsultation(ctx: Context, given: z.input<typeof consultationInput>): Promise<void> {
  const input = parseInput(consultationInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['observation.keep', 'do']);
    const found = await lockObservedCase(tx, input);
    const members = await listFamilyMembers(tx, found.familyId);
    if (!members.some(({ id }) => id === input.personId))
      throw invalidInput('Проверьте, с кем вы говорили.', { '/personId': 'Выберите члена этой семьи.' });
    const { note, ...rest } = input;
    const id = await insertConsultation(tx.db, { ...rest, note: note ?? null, authorId: tx.actor.id, createdAt: tx.now });
    await recordEvent(tx, {
      action: 'consultation.recorded',
      objectKind: 'consultation',
      objectId: id,
      caseId: found.id,
      centreId: found.centreId,
      after: { on: input.on, personId: input.personId },
    });
  });
}
