import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findRefusalDocument } from '#domain/sessions/refusal-documents';
import { findPostSupport, updateRefusal } from './post-support-store.ts';

const refusalInput = z.strictObject({
  caseId: z.uuid(),
  refusedOn: z.iso.date('Такой даты нет.'),
  documentId: z.uuid('Приложите скан отказа.'),
});

/**
 * The family refuses to be observed any longer: the written refusal is kept, the observations end, and the curator writes the final
 * note. Support is voluntary, in its aftermath too (П1 п.2.3 а, 5.9; T-102; AMB-18).
 */
export async function refusePostSupport(ctx: Context, given: z.input<typeof refusalInput>): Promise<void> {
  const { caseId, refusedOn, documentId } = parseInput(refusalInput, given);
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['post-support.run', 'do']);
    const { number } = await lockCaseForChange(tx, caseId);
    const { centreId, today, status } = await getSupportedCase(tx, caseId);
    const support = await findPostSupport(tx.db, caseId);
    if (status !== 'post-support' || !support || support.endedAt !== null) {
      throw new DomainError('NO_POST_SUPPORT', 'Постсопровождение этой семьи не идет.');
    }
    if (support.refusedOn !== null) throw new DomainError('POST_SUPPORT_REFUSED', 'Отказ семьи уже внесен.');
    await checkRefusal(tx, { caseId, refusedOn, documentId, startsOn: support.startsOn, today });
    await updateRefusal(tx.db, caseId, { refusedOn, documentId });
    await requestCommand(tx, {
      stream: number,
      dedupeKey: `post-support-refused:${caseId}`,
      command: {
        kind: 'correlate-message',
        message: 'post-support-refused',
        businessKey: number,
        correlationKeys: {},
        variables: {},
        waiter: { process: 'post-support' },
      },
    });
    await recordEvent(tx, {
      action: 'post-support.refused',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId,
      after: { refusedOn, documentId },
    });
  });
}

interface Checked {
  readonly caseId: string;
  readonly refusedOn: string;
  readonly documentId: string;
  readonly startsOn: string;
  readonly today: string;
}

async function checkRefusal(ctx: Context, { caseId, refusedOn, documentId, startsOn, today }: Checked): Promise<void> {
  if (refusedOn < startsOn || refusedOn > today) {
    throw invalidInput('Проверьте дату отказа.', {
      '/refusedOn': 'Дата отказа — от начала постсопровождения до сегодняшнего дня.',
    });
  }
  if (!(await findRefusalDocument(ctx, { caseId, documentId }))) {
    throw invalidInput('Проверьте скан отказа.', { '/documentId': 'Выберите скан письменного отказа из документов дела.' });
  }
}
