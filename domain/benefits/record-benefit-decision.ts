import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockApplication, updateDecision } from './application-store.ts';

const text = z.string().trim().min(1);

export const benefitDecisionInput = z.object({
  planItemId: z.uuid(),
  decision: z.enum(['granted', 'refused', 'no-answer']),
  decidedOn: z.iso.date(),
  amountKopecks: z.int().min(1).optional(),
  periodFrom: z.iso.date().optional(),
  periodTo: z.iso.date().optional(),
  reason: text.optional(),
});
type Given = z.infer<typeof benefitDecisionInput>;

/** Records what the body decided on the application, once: granted with sum or kind and period, refused with its reason (П4–11 ст.V; T-073). */
export async function recordBenefitDecision(ctx: Context, input: z.input<typeof benefitDecisionInput>): Promise<void> {
  const given = benefitDecisionInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx.db, given.planItemId);
    if (!application) throw notFound('Заявление не найдено.');
    if (application.submittedOn === null) throw new DomainError('NOT_SUBMITTED', 'Заявление ещё не подано.');
    if (application.decision !== null) throw new DomainError('ALREADY_DECIDED', 'Решение по заявлению уже внесено.');
    const found = await getSupportedCase(tx, application.caseId);
    if (given.decidedOn < application.submittedOn || given.decidedOn > found.today) {
      throw invalidInput('Дата решения — от подачи заявления до сегодняшнего дня.', { '/decidedOn': 'Проверьте дату решения.' });
    }
    const decision = readDecision(given);
    await updateDecision(tx.db, application.id, decision);
    await recordEvent(tx, {
      action: 'application.decided',
      objectKind: 'application',
      objectId: application.number,
      caseId: found.id,
      centreId: found.centreId,
      after: {
        number: application.number,
        decision: decision.decision,
        decidedOn: decision.decidedOn,
        periodFrom: decision.periodFrom,
        periodTo: decision.periodTo,
      },
    });
  });
}

function readDecision({ decision, decidedOn, amountKopecks, periodFrom, periodTo, reason }: Given) {
  const empty = { amountKopecks: null, periodFrom: null, periodTo: null, reason: reason ?? null };
  if (decision === 'no-answer') return { ...empty, decision, decidedOn };
  if (decision === 'refused') {
    if (reason === undefined) throw invalidInput('Укажите причину отказа.', { '/reason': 'Укажите причину отказа.' });
    return { ...empty, decision, decidedOn };
  }
  if (amountKopecks === undefined && reason === undefined) {
    throw invalidInput('Укажите сумму или что предоставлено.', { '/amount': 'Укажите сумму или опишите, что предоставлено.' });
  }
  if (periodFrom !== undefined && periodTo !== undefined && periodTo < periodFrom) {
    throw invalidInput('Период кончается раньше, чем начинается.', { '/periodTo': 'Проверьте конец периода.' });
  }
  return {
    decision,
    decidedOn,
    amountKopecks: amountKopecks ?? null,
    periodFrom: periodFrom ?? null,
    periodTo: periodTo ?? null,
    reason: reason ?? null,
  };
}
