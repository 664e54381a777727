import { z } from 'zod';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { lockMeasure } from '#domain/plans/measure-state';
import { isOpen } from '#domain/plans/plan-item';
import { measureClosed } from './measure-closed.ts';

export const withdrawMeasureInput = z.object({ planItemId: z.uuid() });

/** Ends what runs for a measure that a new version took out: its letter, its application, its places in classes (П1 п.5.8 а; T-081). */
export async function withdrawMeasure(ctx: Context, input: z.input<typeof withdrawMeasureInput>): Promise<void> {
  const { planItemId } = withdrawMeasureInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    if (isOpen(item)) throw new DomainError('MEASURE_NOT_REMOVED', 'Мероприятие остаётся в программе: отзывать по нему нечего.');
    await measureClosed(tx, item);
  });
}
