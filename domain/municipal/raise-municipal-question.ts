import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requestCommand } from '#domain/commands/request-command';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { inTransaction, type Context } from '#domain/context';
import { listCaseDocumentIds } from '#domain/documents/case-document-ids';
import { DomainError, invalidInput } from '#domain/errors';
import { isEnding } from '#domain/events/event-stage';
import { nextNumber } from '#domain/numbering/next-number';
import { findMunicipalConsilium } from '#domain/organisations/find-institutions';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { z } from 'zod';
import { insertQuestion, listQuestionRows } from './municipal-store.ts';
import { questionMessage } from './question-message.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

const raiseInput = z.object({
  caseId: z.uuid(),
  question: text(4000),
  /** Bodies between which the matter does not move. */
  addressees: text(2000),
  materials: text(2000).optional(),
  documentIds: z.array(z.uuid()).max(20).default([]),
});
export type RaiseInput = z.input<typeof raiseInput>;

/**
 * The curator or the head proposes to bring a question to the municipal consilium of the family's district; the director decides. The case
 * stays in its stage and its clocks run on (П1 п.4.13; T-010, T-103, T-104; AMB-30).
 */
export async function raiseMunicipalQuestion(ctx: Context, given: RaiseInput): Promise<{ questionId: string; number: string }> {
  const input = parseInput(raiseInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['municipal.escalate', 'propose']);
    const found = await lockCaseForChange(tx, input.caseId);
    if (found.status !== 'preparation' && found.status !== 'support')
      throw new DomainError('CASE_CLOSED', 'Вопрос выносят, пока семья принимается на сопровождение или сопровождается.');
    if (await isEnding(tx, found))
      throw new DomainError('CASE_ENDING', 'Решение о завершении уже принято: вопрос ничего не изменит.');
    await refuseWhileOpen(tx, input.caseId);
    const { district } = await getSupportedCase(tx, input.caseId);
    const body = await findMunicipalConsilium(tx, { district });
    if (!body)
      throw new DomainError(
        'NO_MUNICIPAL_CONSILIUM',
        'В справочнике организаций нет муниципального консилиума этого района. Внесите его и повторите.',
      );
    await requireExchangeBasis(tx, input.caseId);
    const known = await listCaseDocumentIds(tx, input.caseId);
    if (!input.documentIds.every((id) => known.includes(id)))
      throw invalidInput('Приложить можно документы этого дела.', { '/documentIds': 'Выберите документы этого дела.' });

    const raisedOn = dateInZone(tx.now, found.timeZone);
    const number = await nextNumber(tx, { centreId: found.centreId, kind: 'municipal', year: yearOf(raisedOn) });
    const questionId = await insertQuestion(tx.db, {
      ...{ number, caseId: found.id, organisationId: body.id, organisation: body.name, caseStatus: found.status },
      ...{ question: input.question, addressees: input.addressees, materials: input.materials ?? null },
      ...{ documentIds: input.documentIds, raisedBy: tx.actor.id, raisedAt: tx.now, raisedOn },
    });
    await requestCommand(tx, {
      stream: found.number,
      dedupeKey: `municipal-question-raised:${questionId}`,
      command: questionMessage({ number: found.number, questionId }),
    });
    await recordEvent(tx, {
      action: 'municipal-question.proposed',
      objectKind: 'municipal-question',
      objectId: questionId,
      caseId: found.id,
      centreId: found.centreId,
      after: { number, organisationId: body.id, raisedOn, caseStatus: found.status },
    });
    return { questionId, number };
  });
}

const OVER = ['declined', 'considered'];

async function refuseWhileOpen(ctx: Context, caseId: string): Promise<void> {
  const rows = await listQuestionRows(ctx.db, caseId);
  if (rows.some(({ status }) => !OVER.includes(status)))
    throw new DomainError('QUESTION_OPEN', 'По этому делу вопрос муниципальному консилиуму уже вынесен и ещё не учтён.');
}
