import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { findCountedLevel } from '#domain/curators/curator-load-view';
import { checkLoadForLevel, settleLevel } from '#domain/curators/settle-level';
import { invalidInput } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { findActivePlan } from '#domain/plans/plan-reading';
import { declinePlan, returnPlan } from '#domain/plans/review-plan';
import type { AgendaItem } from './agenda-item.ts';
import { findEarlyDecisions } from './agenda-view.ts';
import { decideItem, hasChangedLevel, returnToLine, withdrawItem } from './agenda-item-store.ts';
import type { CheckedRow } from './check-rows.ts';
import type { Decision } from './decision.ts';
import { insertPostponement } from './minutes-store.ts';
import type { Session } from './session.ts';

/** Puts one checked row of the chairman's sheet into effect (П1 п.4.1, 4.4, 4.8, 5.8; T-058, T-062, T-064, T-066). */
export async function applyReading(ctx: Context, session: Session, row: CheckedRow): Promise<void> {
  const { item, reading } = row;
  if (reading.kind === 'decided') return decide(ctx, session, { ...row, decision: reading.decision });
  if (reading.kind === 'postponed') return postpone(ctx, session, item, reading.reason);
  await withdrawItem(ctx.db, item.id, { reason: reading.reason, sessionId: session.id, at: ctx.now });
  await recordEvent(ctx, {
    action: 'question.withdrawn',
    ...subject(session, item),
    before: { kind: item.kind, status: item.status, sessionId: session.id },
  });
}

async function decide(ctx: Context, session: Session, given: CheckedRow & { decision: Decision }): Promise<void> {
  const { item, decision, votes } = given;
  const { caseId } = item;
  if (decision.outcome === 'accepted' || decision.outcome === 'level-set') await keepLevel(ctx, given, decision);
  if (decision.outcome === 'extend') await keepLevelOfExtension(ctx, given, decision);
  if (decision.outcome === 'continue') await restoreLevel(ctx, item);
  await decideItem(ctx.db, item.id, { decision, votes, by: ctx.actor.id, at: ctx.now });
  if (decision.outcome === 'rework') await returnPlan(ctx, { caseId });
  if (decision.outcome === 'need-not-confirmed') await declinePlan(ctx, { caseId });
  await recordEvent(ctx, {
    action: 'question.decided',
    ...subject(session, item),
    after: {
      kind: item.kind,
      outcome: decision.outcome,
      ...('level' in decision && { level: decision.level }),
      ...eventOf(item),
    },
  });
  await tellCurator(ctx, item, 'question-decided', `question-decided:${item.id}`);
}

type Levelled = Pick<Extract<Decision, { outcome: 'accepted' | 'level-set' }>, 'level' | 'loadReason'>;

/**
 * The level counts at once in the curator's load; above the recommended load the consilium says why. Asked row by row, because
 * one session may give the same curator several families (П1 п.5.6; T-112).
 */
async function keepLevel(ctx: Context, { index, item }: CheckedRow, { level, loadReason }: Levelled): Promise<void> {
  const { caseId } = item;
  const early = item.kind === 'plan' ? (await findEarlyDecisions(ctx, caseId)).level?.code : undefined;
  if (early === level) return;
  const load = await checkLoadForLevel(ctx, { caseId, level });
  if (load?.needsReason === true && loadReason === undefined) {
    const message = `На этом уровне нагрузка куратора составит ${load.index.toLocaleString('ru-RU')}: укажите причину.`;
    throw invalidInput(message, { [`/decisions/${index}/loadReason`]: message });
  }
  await settleLevel(ctx, { caseId, level, ...(loadReason !== undefined && { reason: loadReason }) });
}

/**
 * A new level counts from the decision on, before the new version is signed; where an earlier change of level came to nothing, the
 * next decision counts the level of the plan again (T-082, T-115).
 */
async function keepLevelOfExtension(
  ctx: Context,
  row: CheckedRow,
  { level, loadReason }: Extract<Decision, { outcome: 'extend' }>,
): Promise<void> {
  const { caseId } = row.item;
  const plan = await findActivePlan(ctx, caseId);
  const next = level ?? plan?.level;
  if (next === undefined || next === null || next === (await findCountedLevel(ctx, caseId))) return;
  await keepLevel(ctx, row, { level: next, ...(loadReason !== undefined && { loadReason }) });
}

/**
 * Support goes on unchanged after the family did not sign a new level: the level of the plan counts again. A change that another
 * event has brought and that is still to be signed stays (T-082, T-112).
 */
async function restoreLevel(ctx: Context, item: AgendaItem): Promise<void> {
  const { caseId } = item;
  if (!(await hasChangedLevel(ctx.db, item))) return;
  const level = (await findActivePlan(ctx, caseId))?.level ?? undefined;
  if (level === undefined || level === (await findCountedLevel(ctx, caseId))) return;
  await settleLevel(ctx, { caseId, level, reason: 'Изменение уровня не состоялось: сопровождение продолжено без изменений.' });
}

/** Without a decision the question stays in the line, and the process of the case goes on waiting (T-058). */
async function postpone(ctx: Context, session: Session, item: AgendaItem, reason: string): Promise<void> {
  await insertPostponement(ctx.db, {
    agendaItemId: item.id,
    sessionId: session.id,
    position: item.position,
    reason,
    at: ctx.now,
    by: ctx.actor.id,
  });
  await returnToLine(ctx.db, [item.id]);
  await recordEvent(ctx, {
    action: 'question.postponed',
    ...subject(session, item),
    before: { kind: item.kind, sessionId: session.id },
  });
  await tellCurator(ctx, item, 'question-postponed', `question-postponed:${item.id}:${session.id}`);
}

async function tellCurator(
  ctx: Context,
  { caseId }: AgendaItem,
  kind: 'question-decided' | 'question-postponed',
  dedupeKey: string,
): Promise<void> {
  const curator = await findCurrentCurator(ctx, caseId);
  if (curator) await notifyPeople(ctx, { userIds: [curator.userId], caseId, kind, dedupeKey });
}

/** What called the consilium, so that the history names it beside the decision. */
const eventOf = ({ caseEventId }: AgendaItem) => (caseEventId === null ? {} : { caseEventId });

const subject = (session: Session, item: AgendaItem) => ({
  objectKind: 'agenda-item',
  objectId: item.id,
  caseId: item.caseId,
  centreId: session.centreId,
});
