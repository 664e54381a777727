import { refuseFuture } from '#domain/assessment/keep-records';
import type { Case } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import type { Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { dateInZone } from '#domain/calendar/zoned-time';

/** The case that is observed, locked; diary and log are kept from the approval of the plan until the case is closed (П1 п.5.5; T-118, T-120). */
export async function lockObservedCase(ctx: Context, { caseId, on }: { caseId: string; on: string }): Promise<Case> {
  const found = await lockCaseForChange(ctx, caseId);
  if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: записи больше не вносятся.');
  if (found.status === 'preparation')
    throw new DomainError('NOT_ON_SUPPORT', 'Записи о ходе сопровождения ведут после утверждения ИПССС.');
  refuseFuture(ctx, found, { '/on': on });
  if (on < dateInZone(found.openedAt, found.timeZone))
    throw invalidInput('Проверьте дату.', { '/on': 'В этот день дела ещё не было.' });
  return found;
}
