import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { nextNumber } from '#domain/numbering/next-number';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { aboutSchema } from './objection.ts';
import { insertObjection } from './objection-store.ts';

const objectionInput = z.strictObject({
  caseId: z.uuid(),
  about: aboutSchema,
  text: z.string().trim().min(1, 'Изложите возражение.').max(4000),
  receivedOn: z.iso.date('Такой даты нет.'),
});
export type ObjectionInput = z.input<typeof objectionInput>;

/**
 * Registers what a family objects to, in an open or a closed case, and asks the director for an answer. The text knows no appeal
 * procedure, so the state of the case stays what it is (П1 п.2.3 а, 5.2; T-109, AMB-07).
 */
export async function registerObjection(ctx: Context, given: ObjectionInput): Promise<{ objectionId: string; number: string }> {
  const input = parseInput(objectionInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['objection.register', 'do']);
    const found = await getCase(tx, input.caseId);
    const today = dateInZone(tx.now, found.timeZone);
    if (input.receivedOn > today) {
      throw invalidInput('Проверьте дату.', { '/receivedOn': 'Дата поступления не может быть в будущем.' });
    }
    const number = await nextNumber(tx, { centreId: found.centreId, kind: 'objection', year: yearOf(today) });
    const objectionId = await insertObjection(tx.db, { ...input, number, registeredAt: tx.now, registeredBy: tx.actor.id });
    await requestCommand(tx, {
      stream: number,
      dedupeKey: `start:${number}`,
      command: {
        kind: 'start-process',
        processKey: 'family-objection',
        businessKey: number,
        variables: { objectionId, centreId: found.centreId },
      },
    });
    await recordEvent(tx, {
      action: 'objection.registered',
      objectKind: 'objection',
      objectId: objectionId,
      caseId: found.id,
      centreId: found.centreId,
      after: { number, about: input.about, receivedOn: input.receivedOn },
    });
    return { objectionId, number };
  });
}
