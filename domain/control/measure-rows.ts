import type { Knex } from 'knex';
import { z } from 'zod';
import { keepReadable } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import { settingDefinitions } from '#domain/settings/setting-definitions';
import type { Operation } from '#domain/users/permission-matrix';
import type { Person } from '#domain/users/person';

/**
 * Where a measure stands against its term: without a mark after its last day it is overdue, within the next days it is due,
 * with more time it is later; `done` and `not-done` are the marks themselves (П1 п.5.2; T-079).
 */
export const termStateSchema = z.enum(['overdue', 'due', 'later', 'done', 'not-done']);
export type TermState = z.infer<typeof termStateSchema>;

export interface MeasureFilter {
  /** A state, or `open`: everything without a mark. */
  readonly state?: TermState | 'open' | undefined;
  readonly curatorId?: string | undefined;
  readonly caseId?: string | undefined;
  /** An organisation that executes or helps, or `centre` where the centre itself executes. */
  readonly executor?: string | undefined;
  /** How many days ahead of its term a measure counts as due; the centre's setting when not given. */
  readonly days?: number | undefined;
}

/** The days ahead that hold for the reader when the filter names none (T-079). */
export async function dueDaysOf(ctx: Context, person: Person, filter: MeasureFilter): Promise<number> {
  if (filter.days !== undefined) return filter.days;
  if (person.centreId === null) return settingDefinitions.controlDueDays.defaultValue;
  return readSetting(ctx, 'controlDueDays', person.centreId);
}

const TODAY = `cast(cast(? as timestamptz) at time zone o.time_zone as date)`;

const STATE = `case
  when i.status not in ('planned', 'running') then i.status
  when v.due_on < ${TODAY} then 'overdue'
  when v.due_on <= ${TODAY} + cast(? as integer) then 'due'
  else 'later' end`;

/** Measures of a suspended case rest while their terms run on (T-092). */
const IS_SUSPENDED = 'exists (select from app.case_suspensions x where x.case_id = c.id and x.ended_at is null)';

/** The curator of today; a plan in force always has one. */
const CURATOR = `lateral (select a.user_id from app.curator_assignments a where a.case_id = c.id and a.to_at is null limit 1) k`;

/**
 * Measures of the plans in force of all cases that the person may read by this operation, as a table `m` to count, filter and list.
 * Not async: a query is thenable, and awaiting it would run it.
 */
export function selectMeasures(ctx: Context, person: Person, given: { operation: Operation; days: number }): Knex.QueryBuilder {
  const rows = ctx
    .db('app.plan_versions as p')
    .join('app.plan_version_items as v', 'v.plan_version_id', 'p.id')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .join('app.cases as c', 'c.id', 'p.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .join('app.centres as o', 'o.id', 'c.centre_id')
    .joinRaw(`left join ${CURATOR} on true`)
    .where('p.status', 'active')
    .whereNot('i.status', 'cancelled')
    .select({
      id: 'i.id',
      plan_version_id: 'p.id',
      case_id: 'c.id',
      case_number: 'c.number',
      family: 'f.title',
      curator_id: 'k.user_id',
      group_number: 'v.group_number',
      position: 'v.position',
      from_on: 'v.from_on',
      due_on: 'v.due_on',
      periodicity: 'v.periodicity',
      text: 'i.text',
      executor_id: 'i.executor_id',
      executor: 'i.executor',
      co_executor_ids: 'i.co_executor_ids',
      not_done_reason: 'i.not_done_reason',
      marked_at: 'i.marked_at',
      is_suspended: ctx.db.raw(IS_SUSPENDED),
      state: ctx.db.raw(STATE, [ctx.now, ctx.now, given.days]),
    });
  keepReadable(ctx, rows, person, given.operation);
  return ctx.db.from(rows.as('m'));
}

/** An engaged organisation is an executor too, whether or not the plan named it. */
const EXECUTED_BY = `(m.executor_id = :id or :id = any(m.co_executor_ids) or exists (
  select from app.engagements e
   where e.plan_item_id = m.id and e.organisation_id = :id and e.status in ('requested', 'agreed', 'reported')))`;

/** Keeps of the measures what the filter asks for. */
export function keepFiltered(query: Knex.QueryBuilder, filter: MeasureFilter): void {
  if (filter.state === 'open') void query.whereIn('m.state', ['overdue', 'due', 'later']);
  else if (filter.state) void query.where('m.state', filter.state);
  if (filter.curatorId) void query.where('m.curator_id', filter.curatorId);
  if (filter.caseId) void query.where('m.case_id', filter.caseId);
  if (filter.executor === 'centre') void query.whereNull('m.executor_id');
  else if (filter.executor) void query.whereRaw(EXECUTED_BY, { id: filter.executor });
}
