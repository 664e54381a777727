import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { sourceKindSchema } from '#domain/intake/appeal-words';
import { parseInput } from '#domain/parse-input';
import { authorise, authoriseHidden } from '#domain/users/authorise';
import { insertSource, lockSource, switchSourceOff } from './message-source-store.ts';
import { hashSourceToken, makeSourceToken } from './source-token.ts';

const addInput = z.strictObject({
  name: z.string().trim().min(1, 'Назовите систему.').max(200),
  sourceKind: sourceKindSchema,
  centreId: z.uuid().nullable(),
});

/** Lets another system hand in electronic messages; its secret is given out once and kept as a hash (П1 п.4.3; T-024). */
export async function addMessageSource(
  ctx: Context,
  given: z.input<typeof addInput>,
): Promise<{ readonly id: string; readonly token: string }> {
  const input = parseInput(addInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'settings.manage', 'do', { centreId: input.centreId });
    const token = makeSourceToken();
    const id = await insertSource(tx.db, { ...input, tokenHash: hashSourceToken(token), createdAt: tx.now });
    if (id === undefined) throw new DomainError('SOURCE_NAME_TAKEN', 'Система с таким названием уже есть.');
    await recordEvent(tx, {
      action: 'message-source.added',
      objectKind: 'message-source',
      objectId: id,
      ...(input.centreId !== null && { centreId: input.centreId }),
      after: { sourceKind: input.sourceKind },
    });
    return { id, token };
  });
}

/** Ends the access of a system at once; what it handed in stays (П1 п.5.11; T-024). */
export async function retireMessageSource(ctx: Context, { sourceId }: { sourceId: string }): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const source = await lockSource(open.db, sourceId);
    const missing = 'Такой системы нет.';
    if (!source) throw notFound(missing);
    const tx = await authoriseHidden(open, ['settings.manage', 'do'], { centreId: source.centreId, missing });
    if (!source.isActive) return;
    await switchSourceOff(tx.db, sourceId);
    await recordEvent(tx, { action: 'message-source.retired', objectKind: 'message-source', objectId: sourceId });
  });
}
