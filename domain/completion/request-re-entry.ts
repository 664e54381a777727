import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockOpenCaseOf } from '#domain/cases/find-open-case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { receiveAppeal } from '#domain/intake/receive-appeal';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { appealOfFamily } from './appeal-of-family.ts';
import { findReEntry } from './re-entry-view.ts';

const reEntryInput = z.strictObject({
  caseId: z.uuid(),
  receivedOn: z.iso.date('Такой даты нет.'),
  problem: z.string().trim().min(1, 'Опишите, с чем обратилась семья.').max(4000),
});

/**
 * A family whose affairs got worse after its support comes back: a new appeal, filled in from the old case, waits for the clerk,
 * and with its registration the ten days begin anew (П1 п.4.3, 5.9; T-102; AMB-18). The old case itself stays as it is.
 */
export async function requestReEntry(ctx: Context, given: z.input<typeof reEntryInput>): Promise<{ appealId: string }> {
  const { caseId, receivedOn, problem } = parseInput(reEntryInput, given);
  return inTransaction(ctx, async (open) => {
    // A clerk may register appeals of the whole unit, but comes back only with a case that they may see.
    await authoriseCase(open, caseId, ['family.read', 'read']);
    const tx = await authoriseCase(open, caseId, ['post-support.run', 'do'], ['appeal.register', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    const { today } = await getSupportedCase(tx, caseId);
    if (found.status !== 'post-support' && found.status !== 'closed') {
      throw new DomainError('CASE_STILL_OPEN', 'Сопровождение по этому делу еще идет: повторное обращение не нужно.');
    }
    if (await lockOpenCaseOf(tx, found.familyId)) {
      throw new DomainError('FAMILY_HAS_OPEN_CASE', 'У семьи уже есть открытое дело.');
    }
    if ((await findReEntry(tx, caseId))?.status === 'received') {
      throw new DomainError('RE_ENTRY_WAITS', 'Повторное обращение уже ждет регистрации.');
    }
    const endedOn = found.closedAt === null ? undefined : dateInZone(found.closedAt, found.timeZone);
    if (receivedOn > today || (endedOn !== undefined && receivedOn < endedOn)) {
      throw invalidInput('Проверьте дату обращения.', {
        '/receivedOn': 'Дата обращения — не раньше закрытия дела и не позже сегодняшнего дня.',
      });
    }
    const { ground, content } = await appealOfFamily(tx, found);
    const { appealId } = await receiveAppeal(tx, {
      ...{ centreId: found.centreId, unitId: found.unitId, originCaseId: caseId },
      ...{ ground, receivedOn, problem, content: { ...content, problem } },
    });
    await recordEvent(tx, {
      action: 'case.re-entry-requested',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: found.centreId,
      after: { appealId, receivedOn },
    });
    return { appealId };
  });
}
