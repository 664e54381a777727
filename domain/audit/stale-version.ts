import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { z } from 'zod';

interface StaleCard {
  readonly message: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** The events that change the card; others, such as a sign-in of a user, stand under the same object. */
  readonly changes: readonly string[];
}

const change = z.object({ changedBy: z.string(), changedAt: z.date() });

/** Refuses to write over what somebody else has saved meanwhile, and says by id who it was, and when (T-106). */
export async function staleVersion(ctx: Context, card: StaleCard): Promise<DomainError> {
  const row: unknown = await ctx
    .db('app.audit_events')
    .where({ object_kind: card.objectKind, object_id: card.objectId })
    .whereIn('action', [...card.changes])
    .orderBy('id', 'desc')
    .first({ changedBy: 'actor_id', changedAt: 'at' });
  const last = change.optional().parse(row);
  return new DomainError('STALE_VERSION', card.message, last && { ...last, changedAt: last.changedAt.toISOString() });
}
