import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { parseInput } from '#domain/parse-input';
import { levelSchema } from '#domain/plans/plan-levels';
import { authorise } from '#domain/users/authorise';
import { z } from 'zod';
import { checkAssignment } from './check-assignment.ts';
import { findCurrent, insertAssignment } from './curator-store.ts';

const assignInput = z.strictObject({
  caseId: z.uuid(),
  userId: z.uuid(),
  expectedLevel: levelSchema,
  overLimitReason: z.string().trim().min(1).max(2000).optional(),
});
export type AssignCuratorInput = z.input<typeof assignInput>;

/**
 * Assigns the first curator of a family, provisionally until the consilium accepts it. Whoever has one changes it with a hand-over
 * (П1 п.4.5, 5.4, 5.6; T-006, T-048, T-110).
 */
export async function assignCurator(ctx: Context, given: AssignCuratorInput): Promise<void> {
  const input = parseInput(assignInput, given);
  await inTransaction(ctx, async (open) => {
    const found = await lockCaseForChange(open, input.caseId);
    const tx = await authorise(open, 'curator.assign', 'do', { centreId: found.centreId, unitId: found.unitId });
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: куратора не назначают.');
    if (await findCurrent(tx.db, found.id)) {
      throw new DomainError('CURATOR_ASSIGNED', 'У семьи уже есть куратор: его сменяют с передачей дел.');
    }
    const load = await checkAssignment(tx, {
      centreId: found.centreId,
      userId: input.userId,
      level: input.expectedLevel,
      overLimitReason: input.overLimitReason,
    });
    const id = await insertAssignment(tx.db, {
      caseId: found.id,
      userId: input.userId,
      fromAt: tx.now,
      isProvisional: found.status === 'preparation',
      expectedLevel: input.expectedLevel,
      loadBefore: load.index,
      overLimitReason: load.overLimitReason,
      assignedBy: tx.actor.id,
    });
    await notifyPeople(tx, { userIds: [input.userId], caseId: found.id, kind: 'curator-assigned', dedupeKey: `curator:${id}` });
    await recordEvent(tx, {
      action: 'curator.assigned',
      objectKind: 'curator-assignment',
      objectId: id,
      caseId: found.id,
      centreId: found.centreId,
      after: { userId: input.userId, expectedLevel: input.expectedLevel, loadBefore: load.index },
    });
  });
}
