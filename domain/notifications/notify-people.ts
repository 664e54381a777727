import type { Context } from '#domain/context';
import { z } from 'zod';

/** What a notification says; its words are in the view. */
export type NotificationKind =
  | 'message-received'
  | 'appeal-received'
  | 'appeal-attached'
  | 'appeal-returned'
  | 'deadline-near'
  | 'deadline-overdue'
  | 'curator-assigned'
  | 'curator-released'
  | 'letter-answer-near'
  | 'agency-answered'
  | 'municipal-declined'
  | 'benefit-decision-due'
  | 'session-invitation'
  | 'question-decided'
  | 'question-postponed'
  | 'session-needed'
  | 'session-moved'
  | 'event-reported'
  | 'handover-failed'
  | 'handover-withheld'
  | 'extraordinary-review'
  | 'many-extensions'
  | 'session-cancelled'
  | 'observation-due'
  | 'visit-due'
  | 'password-changed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-renewed';

export interface Notice {
  readonly userIds: readonly string[];
  readonly caseId?: string;
  readonly kind: NotificationKind;
  /** A second notice with the same key does not reach a person twice. */
  readonly dedupeKey: string;
}

/** Leaves a notice for each person, once per key, in the transaction of what it tells of; says how many it is news to (T-057). */
export async function notifyPeople(ctx: Context, notice: Notice): Promise<number> {
  if (notice.userIds.length === 0) return 0;
  const told: unknown = await ctx
    .db('app.notifications')
    .insert(
      notice.userIds.map((userId) => ({
        user_id: userId,
        case_id: notice.caseId ?? null,
        kind: notice.kind,
        dedupe_key: notice.dedupeKey,
        created_at: ctx.now,
      })),
    )
    .onConflict(['user_id', 'dedupe_key'])
    .ignore()
    .returning('id');
  return z.array(z.unknown()).parse(told).length;
}
