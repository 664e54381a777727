import { randomUUID } from 'node:crypto';
import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { z } from 'zod';
import { documentListSchema, requirementSchema } from './document-type.ts';
import { insertType } from './document-type-store.ts';

/** Lists are common to centres, all of which so far live by Moscow time. */
const LIST_ZONE = 'Europe/Moscow';

const typeInput = z.strictObject({
  list: documentListSchema,
  /** Null adds it in every centre. */
  centreId: z.uuid().nullable(),
  label: z.string().trim().min(2, 'Назовите документ.').max(300),
  issuer: z
    .string()
    .trim()
    .max(300)
    .nullish()
    .transform((value) => (value === undefined || value === '' ? null : value)),
  isStrict: z.boolean().default(false),
  requiredFor: z.array(requirementSchema).max(20).default([]),
  validFrom: z.iso.date('Такой даты нет.'),
});
/** Whom a document is demanded of comes as codes from outside and is checked here. */
export type DocumentTypeInput = Omit<z.input<typeof typeInput>, 'requiredFor'> & { readonly requiredFor?: readonly string[] };

/**
 * Adds a type to a list from a day on. Cases opened before that day keep their list, so the day may not have passed
 * (П4–11 ст.I, III; T-030; AMB-34).
 */
export async function addDocumentType(ctx: Context, given: DocumentTypeInput): Promise<{ documentTypeId: string }> {
  const input = parseInput(typeInput, given);
  if (input.validFrom < todayOfLists(ctx)) {
    throw invalidInput('Проверьте дату.', { '/validFrom': 'Перечни уже открытых дел не меняются: укажите сегодня или позже.' });
  }
  if (input.list === 'package' && input.requiredFor.some((requirement) => requirement !== 'family')) {
    throw invalidInput('Проверьте, с кого документ требуется.', {
      '/requiredFor': 'Документ приёма требуется с каждой семьи или ни с кого: категории при приёме ещё не определены.',
    });
  }
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'settings.manage', 'do', { centreId: input.centreId });
    const code = randomUUID();
    const documentTypeId = await insertType(tx.db, { ...input, code, createdAt: tx.now, createdBy: tx.actor.id });
    await recordEvent(tx, {
      action: 'document-type.added',
      objectKind: 'document-type',
      objectId: documentTypeId,
      ...(input.centreId && { centreId: input.centreId }),
      after: { list: input.list, validFrom: input.validFrom, requiredFor: input.requiredFor, isStrict: input.isStrict },
    });
    return { documentTypeId };
  });
}

export const todayOfLists = (ctx: Pick<Context, 'now'>): string => dateInZone(ctx.now, LIST_ZONE);
