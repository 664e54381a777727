import { recordEvent } from '#domain/audit/record-event';
import { staleVersion } from '#domain/audit/stale-version';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise, authoriseHidden } from '#domain/users/authorise';
import { z } from 'zod';
import { todayOfLists } from './add-document-type.ts';
import { isFixedType } from './document-type.ts';
import { endType, lockType } from './document-type-store.ts';

const endInput = z.strictObject({
  documentTypeId: z.uuid(),
  /** Last day on which an opened case takes the type up. */
  validTo: z.iso.date('Такой даты нет.'),
  version: z.int(),
});

/** Ends a type of a list; cases opened while it held keep it (П4–11 ст.III; T-030). */
export async function endDocumentType(ctx: Context, given: z.input<typeof endInput>): Promise<void> {
  const input = parseInput(endInput, given);
  await inTransaction(ctx, async (open) => {
    const found = await lockType(open.db, input.documentTypeId);
    const missing = 'Такого документа в перечнях нет.';
    if (!found) throw notFound(missing);
    // A common type stands in everybody's list, that of another centre in nobody else's.
    const tx =
      found.centreId === null
        ? await authorise(open, 'settings.manage', 'do', { centreId: null })
        : await authoriseHidden(open, ['settings.manage', 'do'], { centreId: found.centreId, missing });
    if (isFixedType(found)) {
      throw new DomainError('FIXED_DOCUMENT_TYPE', 'Заявление и ИППСУ названы в самой программе: из перечня их не исключают.');
    }
    if (input.validTo < todayOfLists(tx) || input.validTo < found.validFrom) {
      throw invalidInput('Проверьте дату.', { '/validTo': 'Укажите сегодня или более поздний день не раньше начала действия.' });
    }
    const isEnded = await endType(tx.db, { id: found.id, validTo: input.validTo, version: input.version });
    if (!isEnded) {
      const message = 'Перечень уже изменил другой сотрудник. Обновите страницу.';
      const changes = ['document-type.added', 'document-type.ended'];
      throw await staleVersion(tx, { message, objectKind: 'document-type', objectId: found.id, changes });
    }
    await recordEvent(tx, {
      action: 'document-type.ended',
      objectKind: 'document-type',
      objectId: found.id,
      ...(found.centreId && { centreId: found.centreId }),
      before: { validTo: found.validTo },
      after: { validTo: input.validTo },
    });
  });
}
