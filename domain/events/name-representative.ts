import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { changeApplicant } from '#domain/families/change-applicant';
import { parseInput } from '#domain/parse-input';

const representativeInput = z.strictObject({ caseId: z.uuid(), personId: z.uuid() });

/** Names who represents the family after the death of the applicant or for another reason (П1 п.4.9, 5.8; T-097; AMB-21). */
export async function nameRepresentative(ctx: Context, given: z.input<typeof representativeInput>): Promise<void> {
  const { caseId, personId } = parseInput(representativeInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['family.change', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: его сведения не меняются.');
    await changeApplicant(tx, { familyId: found.familyId, caseId, personId, today: dateInZone(tx.now, found.timeZone) });
  });
}
