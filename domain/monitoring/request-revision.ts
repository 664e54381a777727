import { z } from 'zod';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listOpenCaseEvents } from '#domain/events/case-event';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { getSupportedCase } from '#domain/plans/supported-case';

/** «Нужен пересмотр ИПССС» with its reason, as forms of stage VI ask it. */
export const revisionWishSchema = z.object({
  needsRevision: z.boolean().default(false),
  revisionReason: z.string().trim().min(1).optional(),
});
export type RevisionWish = z.infer<typeof revisionWishSchema>;

/** The reason of the wish, or nothing where nobody wishes a revision (П4–11 ст.VI; T-174). */
export function reasonOfWish({ needsRevision, revisionReason }: RevisionWish): string | undefined {
  if (!needsRevision) return undefined;
  if (revisionReason === undefined) {
    const message = 'Укажите, почему нужен пересмотр ИПССС.';
    throw invalidInput(message, { '/revisionReason': message });
  }
  return revisionReason;
}

/** What the curator has seen while reporting calls a review of the programme with this reason; one that runs is enough (П4–11 ст.VI; T-081, T-174). */
export async function requestRevision(ctx: Context, input: { caseId: string; reason: string }): Promise<void> {
  const { caseId, reason } = input;
  const open = await listOpenCaseEvents(ctx, caseId);
  if (open.some(({ kind }) => kind === 'revision')) return;
  const { today } = await getSupportedCase(ctx, caseId);
  await reportCaseEvent(ctx, { caseId, kind: 'revision', happenedOn: today, note: reason });
}
