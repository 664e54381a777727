import type { Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';
import { isOpen, type ItemStatus, type PlanItem } from './plan-item.ts';
import { lockItem, updateItem } from './plan-item-store.ts';

/** The measure of a step, locked until its effect is stored (П1 п.4.7; T-073). */
export async function lockMeasure(ctx: Context, planItemId: string): Promise<PlanItem> {
  const item = await lockItem(ctx.db, planItemId);
  if (!item) throw notFound('Мероприятие не найдено.');
  return item;
}

/** The measure, locked, which must still lack its mark (П2; T-074). */
export async function lockOpenMeasure(ctx: Context, planItemId: string): Promise<PlanItem> {
  const item = await lockMeasure(ctx, planItemId);
  if (!isOpen(item)) throw new DomainError('ALREADY_MARKED', 'У мероприятия уже есть отметка о выполнении.');
  return item;
}

/** Shows that work on the measure has begun (П1 п.4.7; T-073). */
export async function setRunning(ctx: Context, planItemId: string): Promise<void> {
  await updateItem(ctx.db, planItemId, { status: 'running' });
}

/** Names the organisation to which the measure is referred as its first co-executor (П1 п.5.3; T-077). */
export async function setFirstCoExecutor(ctx: Context, item: PlanItem, organisationId: string): Promise<void> {
  const others = item.coExecutorIds.filter((id) => id !== organisationId);
  await updateItem(ctx.db, item.id, { coExecutorIds: [organisationId, ...others] });
}

export type Mark =
  | { readonly mark: 'done'; readonly result: string }
  | { readonly mark: 'not-done'; readonly notDoneReason: string; readonly result: string | null };

/** Sets the mark with the result or the reason; `by` is nobody when the end of the support closes what is open (П2; T-074, T-145). */
export async function setMark(ctx: Context, item: PlanItem, mark: Mark, by: string | null): Promise<void> {
  const status: ItemStatus = mark.mark;
  await updateItem(ctx.db, item.id, {
    status,
    result: mark.result,
    notDoneReason: mark.mark === 'not-done' ? mark.notDoneReason : null,
    markedAt: ctx.now,
    markedBy: by,
  });
}
