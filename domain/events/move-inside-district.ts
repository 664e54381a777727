import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { changeFamilyAddress } from '#domain/families/change-family-address';
import { addressInput } from '#domain/families/family-input';
import { isSameDistrict } from '#domain/families/same-district';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';

const moveInput = z.strictObject({ caseId: z.uuid(), address: addressInput, since: z.iso.date('Такой даты нет.') });

/**
 * A move inside the district is no event: the address changes and the former one is kept. In post-support nothing is left to be
 * decided about a move, so any district is taken that way (П1 п.5.8 в, 5.9; T-094).
 */
export async function moveInsideDistrict(ctx: Context, given: z.input<typeof moveInput>): Promise<void> {
  const { caseId, address, since } = parseInput(moveInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['family.change', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: его сведения не меняются.');
    const { district, familyId } = await getSupportedCase(tx, caseId);
    if (since > dateInZone(tx.now, found.timeZone)) {
      throw invalidInput('Проверьте дату.', { '/since': 'Дата не может быть позже сегодняшнего дня.' });
    }
    if (found.status !== 'post-support' && !isSameDistrict(district, address.district)) {
      throw invalidInput('Район другой.', {
        '/address/district': 'Это переезд за пределы района: сообщите о нём как о событии.',
      });
    }
    await changeFamilyAddress(tx, { familyId, caseId, address, since });
  });
}
