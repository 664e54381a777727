import { recordEvent } from '#domain/audit/record-event';
import { dateInZone, instantInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { requestInforming } from '#domain/informing/request-informing';
import { notifyPeople } from '#domain/notifications/notify-people';
import { parseInput } from '#domain/parse-input';
import { listGroupTasks } from '#domain/tasks/group-tasks-view';
import { z } from 'zod';
import { checkAssignment } from './check-assignment.ts';
import { isCounted } from './counted-families.ts';
import { findCountedLevel } from './curator-load-view.ts';
import { endAssignment, findCurrent, insertAssignment, type Assignment } from './curator-store.ts';
import { changeReasonSchema } from './handover.ts';
import { insertHandover } from './handover-store.ts';
import { listHandover } from './list-handover.ts';

const changeInput = z
  .strictObject({
    caseId: z.uuid(),
    /** The successor: a family is never without a curator (T-110). */
    userId: z.uuid('Выберите нового куратора.'),
    reasonKind: changeReasonSchema,
    reason: z.string().trim().min(1).max(2000).optional(),
    changedOn: z.iso.date('Такой даты нет.'),
    overLimitReason: z.string().trim().min(1).max(2000).optional(),
  })
  .refine(({ reasonKind, reason }) => reasonKind !== 'other' || reason !== undefined, {
    path: ['reason'],
    message: 'Опишите причину смены куратора.',
  });
export type ChangeCuratorInput = z.input<typeof changeInput>;

/**
 * Puts a successor in the curator's place with a hand-over list: periods meet without a gap, open tasks move, the family is told
 * (П1 п.5.4; T-110, T-115).
 */
export async function changeCurator(ctx: Context, given: ChangeCuratorInput): Promise<{ handoverId: string }> {
  const input = parseInput(changeInput, given);
  return inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, input.caseId, ['curator.assign', 'do']);
    const found = await lockCaseForChange(tx, input.caseId);
    if (found.status === 'closed') throw new DomainError('CASE_CLOSED', 'Дело закрыто: куратора не назначают.');
    const current = await findCurrent(tx.db, found.id);
    if (!current) throw new DomainError('NO_CURATOR', 'Куратор ещё не назначен: сначала выполните задачу его назначения.');
    if (current.userId === input.userId) throw new DomainError('ALREADY_CURATOR', 'Этот специалист уже куратор семьи.');
    const changedAt = instantOfChange(tx, found, { current, changedOn: input.changedOn });
    const toAssignmentId = await putSuccessor(tx, found, { ...input, current, changedAt });
    const tasks = await listGroupTasks(tx, `curator.${found.id}`);
    const handoverId = await insertHandover(tx.db, {
      caseId: found.id,
      fromAssignmentId: current.id,
      toAssignmentId,
      reasonKind: input.reasonKind,
      reason: input.reason ?? null,
      changedOn: input.changedOn,
      changedAt: tx.now,
      changedBy: tx.actor.id,
      contents: await listHandover(tx, found.id, tasks),
    });
    await releaseTasks(tx, found, { tasks, handoverId });
    await tellPeople(tx, found, { current, userId: input.userId, handoverId });
    await recordEvent(tx, {
      action: 'curator.changed',
      objectKind: 'curator-assignment',
      objectId: toAssignmentId,
      caseId: found.id,
      centreId: found.centreId,
      before: { userId: current.userId },
      after: { userId: input.userId, reasonKind: input.reasonKind, changedOn: input.changedOn, handoverId },
    });
    return { handoverId };
  });
}

/** Today counts from now, an earlier day from its beginning; no period may end before it began. */
function instantOfChange(ctx: Context, found: Case, given: { current: Assignment; changedOn: string }): Date {
  const today = dateInZone(ctx.now, found.timeZone);
  const refuse = (message: string) => invalidInput('Проверьте дату смены куратора.', { '/changedOn': message });
  if (given.changedOn > today) throw refuse('Дата смены куратора не может быть в будущем.');
  if (given.changedOn === today) {
    if (ctx.now > given.current.fromAt) return ctx.now;
    throw new DomainError('CURATOR_CHANGED', 'Куратора только что назначил другой сотрудник. Обновите страницу.');
  }
  const at = instantInZone(given.changedOn, '00:00', found.timeZone);
  if (at <= given.current.fromAt) throw refuse('Дата смены — позже дня назначения нынешнего куратора.');
  return at;
}

async function putSuccessor(
  ctx: Context,
  found: Case,
  given: z.infer<typeof changeInput> & { current: Assignment; changedAt: Date },
): Promise<string> {
  const { current, changedAt, userId, overLimitReason } = given;
  const level = (await findCountedLevel(ctx, found.id)) ?? current.expectedLevel;
  const load = await checkAssignment(ctx, {
    centreId: found.centreId,
    userId,
    level: isCounted(found.status) ? level : undefined,
    overLimitReason,
  });
  await endAssignment(ctx.db, current.id, changedAt);
  return insertAssignment(ctx.db, {
    caseId: found.id,
    userId,
    fromAt: changedAt,
    isProvisional: current.isProvisional,
    expectedLevel: level,
    loadBefore: load.index,
    overLimitReason: load.overLimitReason,
    assignedBy: ctx.actor.id,
  });
}

/** Tasks stand in the group of the case's curator and move with it; one that the predecessor had taken is given back to the group. */
async function releaseTasks(
  ctx: Context,
  found: Case,
  given: { tasks: readonly { taskId: string; assigneeId: string | null }[]; handoverId: string },
): Promise<void> {
  for (const { taskId, assigneeId } of given.tasks) {
    if (assigneeId === null) continue;
    await requestCommand(ctx, {
      stream: found.number,
      dedupeKey: `release:${given.handoverId}:${taskId}`,
      command: { kind: 'release-task', taskId },
    });
  }
}

async function tellPeople(
  ctx: Context,
  found: Case,
  { current, userId, handoverId }: { current: Assignment; userId: string; handoverId: string },
): Promise<void> {
  const about = { caseId: found.id, dedupeKey: `handover:${handoverId}` };
  await notifyPeople(ctx, { ...about, userIds: [userId], kind: 'curator-assigned' });
  await notifyPeople(ctx, { ...about, userIds: [current.userId], kind: 'curator-released' });
  await requestInforming(ctx, { caseId: found.id, kind: 'curator-changed', key: handoverId });
}
