import type { EngineValue } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { findCaseAccess } from '#domain/cases/case-access';
import { AccessRefused, DomainError, forbidden, notFound } from '#domain/errors';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { listGroups, type GroupMembership } from '#domain/users/person-groups';
import { z } from 'zod';
import { findSubmission, type Submission } from './submission-store.ts';
import type { OpenTask } from './task-form.ts';
import { taskQueryRow, taskRows, type TaskQueryRow } from './task-row-query.ts';

/** A task that the acting person may see, with the membership that lets them. */
export interface AccessibleTask {
  readonly row: TaskQueryRow;
  readonly task: OpenTask;
  readonly membership: GroupMembership;
  /** Whether the person, or the one whom they substitute, may complete it now: nobody else has taken it. */
  readonly isFree: boolean;
  readonly isMine: boolean;
}

/** The open task, if the acting person works in one of its groups (T-019, T-105). */
export async function getOpenTask(ctx: Context, taskId: string): Promise<AccessibleTask> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(taskRows('t.task_id = :taskId'), { taskId });
  const [row] = z.array(taskQueryRow).parse(rows);
  if (!row) throw await explainAbsence(ctx, taskId);
  const membership = await findMembership(ctx, taskId);
  if (!membership) throw await refuseTask(ctx, row);
  const variables = await readVariables(ctx, taskId);
  const holder = row.assigneeId;
  return {
    row,
    membership,
    isFree: holder === null || holder === ctx.actor.id || holder === membership.onBehalfOf,
    isMine: holder === ctx.actor.id,
    task: {
      taskId,
      taskKey: row.taskKey,
      formKey: row.formKey,
      processDefinitionId: row.processDefinitionId,
      businessKey: row.businessKey ?? '',
      caseId: row.caseId ?? undefined,
      sessionId: row.sessionId ?? undefined,
      variables,
    },
  };
}

/** The acting person as the audit and the form see them: in which role, and in whose place. */
export function actInTask(ctx: Context, { membership }: Pick<AccessibleTask, 'membership'>): Context {
  const { role, onBehalfOf } = membership;
  return { ...ctx, actor: { ...ctx.actor, role, ...(onBehalfOf && { onBehalfOf }) } };
}

/** The refusal says by id who was quicker, and when. */
export function alreadyCompleted(first: Submission | undefined): DomainError {
  return new DomainError('TASK_ALREADY_COMPLETED', 'Эту задачу уже завершили. Обновите список задач.', {
    ...(first && { completedBy: first.submittedBy, completedAt: first.submittedAt.toISOString() }),
  });
}

/** Who sees the case on whose card the task stands hears that it is another's; for all others there is no such task (П1 п.5.11; T-193). */
async function refuseTask(ctx: Context, { taskId, caseId }: TaskQueryRow): Promise<DomainError> {
  const access = caseId === null ? undefined : await findCaseAccess(ctx, caseId);
  const knows = access !== undefined && may(await loadPerson(ctx, ctx.actor.id), 'family.read', 'read', access);
  const refusal = knows ? forbidden('Эта задача вам не поручена.') : absent();
  return new AccessRefused(refusal, { objectKind: 'task', objectId: taskId, ...(caseId !== null && { caseId }) });
}

function absent(): DomainError {
  return notFound('Задача не найдена: возможно, она уже снята.');
}

async function explainAbsence(ctx: Context, taskId: string): Promise<DomainError> {
  const first = await findSubmission(ctx.db, taskId);
  return first ? alreadyCompleted(first) : absent();
}

async function findMembership(ctx: Context, taskId: string): Promise<GroupMembership | undefined> {
  const rows: unknown = await ctx.db('app.engine_task_groups').where({ task_id: taskId }).pluck('group_id');
  const ofTask = new Set(z.array(z.string()).parse(rows));
  const groups = await listGroups(ctx, await loadPerson(ctx, ctx.actor.id));
  return groups.find((group) => ofTask.has(group.groupId));
}

const variableRow = z.object({
  name: z.string(),
  type: z.string(),
  textValue: z.string().nullable(),
  numberValue: z.coerce.number().nullable(),
});

/** What the task sees: of one name the value of the nearest scope, such as that of one of several open event sub-processes. */
async function readVariables(ctx: Context, taskId: string): Promise<Record<string, EngineValue>> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `with recursive around as (
       select t.scope_id, 0 as distance from app.engine_tasks t where t.task_id = :taskId
       union all
       select s.parent_scope_id, around.distance + 1 from around join app.engine_scopes s on s.scope_id = around.scope_id
         where s.parent_scope_id is not null
     )
     select distinct on (v.name) v.name, v.type, v.text_value as "textValue", v.number_value as "numberValue"
     from around join app.engine_scope_variables v on v.scope_id = around.scope_id
     order by v.name, around.distance`,
    { taskId },
  );
  return Object.fromEntries(
    z
      .array(variableRow)
      .parse(rows)
      .map((row) => [row.name, valueOf(row)]),
  );
}

function valueOf({ type, textValue, numberValue }: z.infer<typeof variableRow>): EngineValue {
  if (type === 'boolean') return numberValue === 1;
  return textValue ?? numberValue;
}
