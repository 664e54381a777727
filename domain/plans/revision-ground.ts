import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { findReviewOfQuestion } from '#domain/monitoring/find-review';
import { findDecidedQuestion, findQuestion } from '#domain/sessions/agenda-view';
import { readRecommendedMonths } from './plan-facts.ts';
import type { LevelChange } from './plan-revision.ts';
import type { ActivePlan } from './plan-version.ts';
import type { SupportedCase } from './supported-case.ts';

/** What decision а leaves to the correction: another level, whether the end must move, and the curator's proposal. */
export interface RevisionGround {
  readonly levelChange: LevelChange | undefined;
  readonly mustExtend: boolean;
  readonly proposal: { readonly reason: string | null; readonly endsOn: string | null };
}

const NO_GROUND: RevisionGround = { levelChange: undefined, mustExtend: false, proposal: { reason: null, endsOn: null } };

/** Reads the decision on which a correction stands and the proposal before it (П1 п.5.8 а; T-081, T-082, T-088, T-119). */
export async function readRevisionGround(
  ctx: Context,
  found: SupportedCase,
  { active, agendaItemId }: { active: ActivePlan; agendaItemId: string | undefined },
): Promise<RevisionGround> {
  if (agendaItemId === undefined) return NO_GROUND;
  const review = await findReviewOfQuestion(ctx, agendaItemId);
  return {
    levelChange: await readLevelChange(ctx, found, { active, agendaItemId }),
    // Another correction may have moved the end while the consilium was waiting for its session.
    mustExtend: review?.kind === 'term-end' && review.planVersionId === active.id,
    proposal: { reason: review?.revisionReason ?? null, endsOn: review?.proposedEndsOn ?? null },
  };
}

async function readLevelChange(
  ctx: Context,
  found: SupportedCase,
  { active, agendaItemId }: { active: ActivePlan; agendaItemId: string },
): Promise<LevelChange | undefined> {
  const decision = await findDecidedQuestion(ctx, { caseId: found.id, agendaItemId });
  if (decision?.outcome !== 'extend' || decision.level === undefined || decision.levelReason === undefined) return undefined;
  if (decision.level === (active.level ?? active.proposedLevel)) return undefined;
  const question = await findQuestion(ctx, agendaItemId);
  const months = await readRecommendedMonths(ctx, found.centreId);
  return {
    level: decision.level,
    levelReason: decision.levelReason,
    changedOn: question?.decidedAt ? dateInZone(question.decidedAt, found.timeZone) : found.today,
    recommendedMonths: months[decision.level],
  };
}
