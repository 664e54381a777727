import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { Engagement } from './engagement.ts';
import { findEngagement, lockEngagement } from './engagement-store.ts';

/** The engagement of a step or a form (П1 п.5.1; T-117). */
export async function getEngagement(ctx: Context, engagementId: string): Promise<Engagement> {
  const engagement = await findEngagement(ctx.db, engagementId);
  if (!engagement) throw notFound('Такого привлечения соисполнителя нет.');
  return engagement;
}

/** The same, kept from other changes until the transaction ends. */
export async function lockEngagementForChange(ctx: Context, engagementId: string): Promise<Engagement> {
  const engagement = await lockEngagement(ctx.db, engagementId);
  if (!engagement) throw notFound('Такого привлечения соисполнителя нет.');
  return engagement;
}
