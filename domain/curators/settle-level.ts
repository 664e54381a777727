import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { levelSchema, type Level } from '#domain/plans/plan-levels';
import { readSetting } from '#domain/settings/read-setting';
import { z } from 'zod';
import { countOtherFamilies } from './curator-load-view.ts';
import { findCurrent, insertSettledLevel, type Assignment } from './curator-store.ts';
import { exceedsLimit, loadIndex, withFamily } from './load.ts';
import { readLimits } from './read-limits.ts';

export interface LevelCheck {
  readonly curatorId: string;
  /** Load index of the curator with this family counted at the level. */
  readonly index: number;
  /** Above 1, where the centre demands a reason for it. */
  readonly needsReason: boolean;
}

/** What the level would make of the curator's load; nothing is checked while the family has no curator (П1 п.5.6; T-112, T-113). */
export async function checkLoadForLevel(
  ctx: Context,
  { caseId, level }: { caseId: string; level: Level },
): Promise<LevelCheck | undefined> {
  const found = await getCase(ctx, caseId);
  const current = await findCurrent(ctx.db, caseId);
  return current && checkLoad(ctx, { centreId: found.centreId, current, level });
}

export const settleLevelInput = z.object({
  caseId: z.uuid(),
  level: levelSchema,
  reason: z.string().trim().min(1).max(2000).optional(),
});

/**
 * Keeps the level that the consilium has set or changed, so that the load board counts it at once. A load above the recommended one
 * is never forbidden, but it is given a reason a second time, beside the assignment (П1 п.5.6; T-112, AMB-02).
 */
export async function settleLevel(ctx: Context, input: z.input<typeof settleLevelInput>): Promise<void> {
  const { caseId, level, reason } = settleLevelInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, caseId);
    const current = await findCurrent(tx.db, caseId);
    if (!current) return;
    const { index, needsReason } = await checkLoad(tx, { centreId: found.centreId, current, level });
    if (needsReason && reason === undefined) {
      throw invalidInput('Нагрузка куратора превысит рекомендуемую.', {
        '/loadReason': 'Укажите причину: при этом уровне нагрузка куратора выше рекомендуемой.',
      });
    }
    await insertSettledLevel(tx.db, {
      caseId,
      assignmentId: current.id,
      level,
      loadIndex: index,
      overLimitReason: needsReason ? (reason ?? null) : null,
      settledAt: tx.now,
      settledBy: tx.actor.id,
    });
    await recordEvent(tx, {
      action: 'curator.level-settled',
      objectKind: 'curator-assignment',
      objectId: current.id,
      caseId,
      centreId: found.centreId,
      after: { level, loadIndex: index, isOverLimit: needsReason },
    });
  });
}

async function checkLoad(
  ctx: Context,
  { centreId, current, level }: { centreId: string; current: Assignment; level: Level },
): Promise<LevelCheck> {
  const limits = await readLimits(ctx, centreId);
  const others = await countOtherFamilies(ctx, { userId: current.userId, caseId: current.caseId });
  const isOver = exceedsLimit(others, level, limits);
  return {
    curatorId: current.userId,
    index: loadIndex(withFamily(others, level), limits),
    needsReason: isOver && (await readSetting(ctx, 'overLimitRule', centreId)) === 'reason',
  };
}
