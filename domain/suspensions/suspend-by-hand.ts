import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { z } from 'zod';
import { resumeCase } from './resume-case.ts';
import { suspendCase } from './suspend-case.ts';

const reason = z.string().trim().min(1, 'Укажите причину.').max(2000);

const suspensionInput = z.strictObject({
  caseId: z.uuid(),
  /** An event under review suspends by itself. */
  kind: z.enum(['hospital', 'absence', 'other'], 'Выберите, почему.'),
  reason,
});
const resumptionInput = z.strictObject({ caseId: z.uuid(), reason });

/** The curator or the head suspends the measures of a family that is in hospital or away (П1 п.5.8; T-092). */
export async function suspendByHand(ctx: Context, given: z.input<typeof suspensionInput>): Promise<void> {
  const input = parseInput(suspensionInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['case.suspend', 'do']);
    if ((await getCase(tx, input.caseId)).status !== 'support') {
      throw new DomainError('NOT_SUPPORTED', 'Приостановить можно только сопровождение, которое идёт.');
    }
    if (await suspendCase(tx, input)) return;
    throw new DomainError('ALREADY_SUSPENDED', 'Сопровождение уже приостановлено.');
  });
}

/** The curator or the head lets the measures go on, whatever suspended them (П1 п.5.8; T-092). */
export async function resumeByHand(ctx: Context, given: z.input<typeof resumptionInput>): Promise<void> {
  const input = parseInput(resumptionInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['case.suspend', 'do']);
    if (await resumeCase(tx, input)) return;
    throw new DomainError('NOT_SUSPENDED', 'Сопровождение не приостановлено.');
  });
}
