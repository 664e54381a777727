import { recordEvent } from '#domain/audit/record-event';
import type { Case } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { parseInput } from '#domain/parse-input';
import { levelSchema } from '#domain/plans/plan-levels';
import { readSetting } from '#domain/settings/read-setting';
import { authorise } from '#domain/users/authorise';
import { z } from 'zod';
import { listCuratorLoads, type CuratorLoad } from './curator-load-view.ts';
import { endAssignment, findCurrent, insertAssignment } from './curator-store.ts';
import { exceedsLimit } from './load.ts';
import { readLimits } from './read-limits.ts';

const assignInput = z.strictObject({
  caseId: z.uuid(),
  userId: z.uuid(),
  expectedLevel: levelSchema,
  overLimitReason: z.string().trim().min(1).max(2000).optional(),
});
export type AssignCuratorInput = z.input<typeof assignInput>;

/**
 * Assigns the curator of a family, provisionally until the consilium accepts it; a successor ends the period of the predecessor
 * at the same instant, so that there is exactly one (П1 п.4.5, 5.4, 5.6; T-006, T-048, T-110).
 */
export async function assignCurator(ctx: Context, given: AssignCuratorInput): Promise<void> {
  const input = parseInput(assignInput, given);
  await inTransaction(ctx, async (open) => {
    const found = await lockCaseForChange(open, input.caseId);
    const tx = await authorise(open, 'curator.assign', 'do', { centreId: found.centreId, unitId: found.unitId });
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: куратора не назначают.');
    const current = await findCurrent(tx.db, found.id);
    if (current?.userId === input.userId) throw new DomainError('ALREADY_CURATOR', 'Этот специалист уже куратор семьи.');
    const load = await getEligible(tx, found, input.userId);
    const overLimitReason = await requireReasonOverLimit(tx, found, { ...input, load });
    if (current) await endAssignment(tx.db, current.id, tx.now);
    const id = await insertAssignment(tx.db, {
      caseId: found.id,
      userId: input.userId,
      fromAt: tx.now,
      isProvisional: found.status === 'preparation',
      expectedLevel: input.expectedLevel,
      loadBefore: load.index,
      overLimitReason,
      assignedBy: tx.actor.id,
    });
    await notifyPeople(tx, { userIds: [input.userId], caseId: found.id, kind: 'curator-assigned', dedupeKey: `curator:${id}` });
    await recordEvent(tx, {
      action: 'curator.assigned',
      objectKind: 'curator-assignment',
      objectId: id,
      caseId: found.id,
      centreId: found.centreId,
      before: { userId: current?.userId ?? null },
      after: { userId: input.userId, expectedLevel: input.expectedLevel, loadBefore: load.index },
    });
  });
}

/** Only specialists of the centre itself, and never people of a co-executor (П1 п.4.5; T-006, T-111). */
async function getEligible(ctx: Context, found: Case, userId: string): Promise<CuratorLoad> {
  const load = (await listCuratorLoads(ctx, found.centreId)).find((candidate) => candidate.userId === userId);
  if (load) return load;
  throw new DomainError('CURATOR_NOT_ELIGIBLE', 'Куратором может быть только специалист этого Центра с ролью куратора.');
}

/**
 * The limits are recommendations: over them the head says why, nobody is stopped (AMB-02).
 * Returns the reason to keep; one given without need would later read as an overload that never was.
 */
async function requireReasonOverLimit(
  ctx: Context,
  found: Case,
  input: z.infer<typeof assignInput> & { load: CuratorLoad },
): Promise<string | null> {
  const limits = await readLimits(ctx, found.centreId);
  if (!exceedsLimit(input.load.families, input.expectedLevel, limits)) return null;
  if (input.overLimitReason) return input.overLimitReason;
  if ((await readSetting(ctx, 'overLimitRule', found.centreId)) === 'warn') return null;
  throw invalidInput('Нагрузка куратора превысит рекомендуемую.', {
    '/overLimitReason': 'Укажите причину назначения сверх рекомендуемой нагрузки.',
  });
}
