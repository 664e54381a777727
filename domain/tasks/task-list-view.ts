import type { Knex } from 'knex';
import type { Context } from '#domain/context';
import { loadPerson } from '#domain/users/load-person';
import { listGroups } from '#domain/users/person-groups';
import { z } from 'zod';
import { presentTasks, type TaskRow } from './present-tasks.ts';
import { taskQueryRow, taskRows } from './task-row-query.ts';

export interface TaskFilter {
  /**
   * `mine`: taken by me or by the person whom I substitute, and untaken tasks that belong to one person by their nature (the curator's);
   * `group`: whatever nobody has taken yet in any of my groups; `all`: both, and what colleagues of the group have taken.
   */
  readonly scope?: 'mine' | 'group' | 'all' | undefined;
  readonly stage?: number | undefined;
  readonly caseId?: string | undefined;
  /** User id of the curator of the case. */
  readonly responsible?: string | undefined;
  readonly clause?: string | undefined;
  readonly dueBefore?: string | undefined;
  readonly isOverdue?: boolean | undefined;
  /** Part of a case number, a family's title, the task's name or its measure. */
  readonly search?: string | undefined;
  readonly sort?: 'due' | 'created' | undefined;
  readonly page?: number | undefined;
}

export interface TaskPage {
  readonly items: readonly TaskRow[];
  readonly total: number;
  readonly isTotalCapped: boolean;
}

const PAGE_SIZE = 50;
/** Counting further costs more than anybody gains from it. */
const MAX_TOTAL = 1000;

/** Open tasks of the acting person by their groups and those of people whom they substitute (П1 п.5.2, 5.4; T-002, T-018, T-105). */
export async function listTasks(ctx: Context, filter: TaskFilter): Promise<TaskPage> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const groups = await listGroups(ctx, person);
  const bindings = {
    me: person.id,
    groups: groups.map((group) => group.groupId),
    personalGroups: groups.filter((group) => group.isPersonal).map((group) => group.groupId),
    absent: groups.flatMap((group) => group.onBehalfOf ?? []),
    stage: filter.stage ?? null,
    caseId: filter.caseId ?? null,
    responsible: filter.responsible ?? null,
    clause: filter.clause ? likePattern(filter.clause) : null,
    dueBefore: filter.dueBefore ?? null,
    search: filter.search ? likePattern(filter.search) : null,
    now: ctx.now,
    limit: PAGE_SIZE,
    offset: ((filter.page ?? 1) - 1) * PAGE_SIZE,
    cap: MAX_TOTAL + 1,
  };
  const found = `(${taskRows(SCOPES[filter.scope ?? 'all'])}) r where ${FILTERS} ${filter.isOverdue ? OVERDUE : ''}`;
  const order = filter.sort === 'created' ? '"createdAt" desc' : '"dueOn", "createdAt"';
  const page = await ctx.db.raw<{ rows: unknown }>(
    `select * from ${found} order by ${order}, "taskId" limit :limit offset :offset`,
    bindings,
  );
  const rows = z.array(taskQueryRow).parse(page.rows);
  // The last page tells the total; to plan the query once more costs the database ten times what it takes to run it.
  const isLast = rows.length < PAGE_SIZE && (rows.length > 0 || bindings.offset === 0);
  const total = isLast ? bindings.offset + rows.length : await countTasks(ctx, found, bindings);
  const items = await presentTasks(ctx, rows);
  return { items, total: Math.min(total, MAX_TOTAL), isTotalCapped: total > MAX_TOTAL };
}

async function countTasks(ctx: Context, found: string, bindings: Readonly<Record<string, Knex.RawBinding>>): Promise<number> {
  const counted = await ctx.db.raw<{ rows: unknown }>(
    `select cast(count(*) as int) as total from (select 1 from ${found} limit :cap) few`,
    bindings,
  );
  return z.tuple([z.object({ total: z.int() })]).parse(counted.rows)[0].total;
}

const inGroups = (binding: 'groups' | 'personalGroups') =>
  `exists (select 1 from app.engine_task_groups g where g.task_id = t.task_id and g.group_id = any(cast(:${binding} as text[])))`;

const SCOPES = {
  mine: `${inGroups('groups')} and (t.assignee = :me or t.assignee = any(cast(:absent as text[]))
    or (t.assignee is null and ${inGroups('personalGroups')}))`,
  group: `${inGroups('groups')} and t.assignee is null`,
  all: inGroups('groups'),
} as const;

const FILTERS = `(cast(:stage as int) is null or r.stage = :stage)
  and (cast(:caseId as uuid) is null or r."caseId" = :caseId)
  and (cast(:responsible as uuid) is null or r."responsibleId" = :responsible)
  and (cast(:clause as text) is null or r.clause ilike :clause)
  and (cast(:dueBefore as date) is null or r."dueOn" <= :dueBefore)
  and (cast(:search as text) is null or r."caseNumber" ilike :search or r.family ilike :search or r.name ilike :search
    or r.measure ilike :search or r."sessionNumber" ilike :search)`;

const OVERDUE = `and r."dueOn" < cast(cast(:now as timestamptz) at time zone coalesce(r."timeZone", 'Europe/Moscow') as date)`;

function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
