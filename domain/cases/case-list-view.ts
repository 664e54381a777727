import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { containing, countUpTo, type Page, type PageRequest } from '#domain/page';
import { levelSchema } from '#domain/plans/plan-levels';
import { loadPerson } from '#domain/users/load-person';
import { listUserNames } from '#domain/users/user-name-view';
import { caseStatusSchema, type CaseStatus } from './case.ts';
import { keepReadable } from './case-access.ts';
import { stageNumberSql } from './stages.ts';

const caseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  family: z.string(),
  status: caseStatusSchema,
  stage: z.int().nullable(),
  curatorId: z.uuid().nullable(),
  dueOn: z.string().nullable(),
  isDueProvisional: z.boolean(),
  overdueAt: z.date().nullable(),
  timeZone: z.string(),
  openedAt: z.date(),
  level: levelSchema.nullable(),
  isSuspended: z.boolean(),
});

export interface CaseFilter {
  readonly status?: CaseStatus | undefined;
  readonly stage?: number | undefined;
  /** A part of the number, or of the family's title. */
  readonly search?: string | undefined;
}

/** The first stage of a case that still runs: implementation and monitoring run side by side. */
const STAGE = `(
  select min(${stageNumberSql('s.activity_id')})
    from app.engine_instances i join app.engine_steps s on s.process_instance_id = i.process_instance_id
   where i.business_key = c.number and i.process_key = 'family-support-case' and i.ended_at is null
     and s.ended_at is null and s.activity_id like 'Stage\\_%')`;

/** Cases that the person may see, those with the nearest deadline first (T-019, T-055). */
export async function listCases(ctx: Context, filter: CaseFilter, page: PageRequest) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx
    .db('app.cases as c')
    .join('app.families as f', 'f.id', 'c.family_id')
    .join('app.centres as o', 'o.id', 'c.centre_id')
    .leftJoin('app.deadlines as d', (on) => on.on('d.case_id', 'c.id').onNull('d.closed_at'))
    .leftJoin('app.curator_assignments as k', (on) => on.on('k.case_id', 'c.id').onNull('k.to_at'));
  keepReadable(ctx, query, person);
  if (filter.status) void query.where('c.status', filter.status);
  if (filter.stage) void query.whereRaw(`${STAGE} = ?`, [filter.stage]);
  if (filter.search)
    void query.whereRaw('(c.number ilike ? or f.title ilike ?)', [containing(filter.search), containing(filter.search)]);
  const rows: unknown = await query
    .clone()
    .select({
      id: 'c.id',
      number: 'c.number',
      family: 'f.title',
      status: 'c.status',
      stage: ctx.db.raw(STAGE),
      curatorId: 'k.user_id',
      dueOn: 'd.due_on',
      isDueProvisional: ctx.db.raw('coalesce(d.is_provisional, false)'),
      overdueAt: 'd.overdue_at',
      timeZone: 'o.time_zone',
      openedAt: 'c.opened_at',
      isSuspended: ctx.db.raw('exists (select from app.case_suspensions x where x.case_id = c.id and x.ended_at is null)'),
      level: ctx.db.raw(
        `(select p.level from app.plan_versions p where p.case_id = c.id and p.level is not null order by p.version desc limit 1)`,
      ),
    })
    .orderByRaw(`c.status = 'closed', d.due_on nulls last, c.opened_at desc, c.id`)
    .limit(page.limit)
    .offset(page.offset);
  return { items: await present(ctx, rows), ...(await countUpTo(ctx.db, query)) } satisfies Page<unknown>;
}

async function present(ctx: Context, found: unknown) {
  const rows = z.array(caseRow).parse(found);
  const names = await listUserNames(
    ctx,
    rows.map((row) => row.curatorId ?? ''),
  );
  return rows.map(({ curatorId, overdueAt, timeZone, ...row }) => ({
    ...row,
    curator: names.get(curatorId ?? '') ?? null,
    isOverdue: overdueAt !== null || (row.dueOn !== null && row.dueOn < dateInZone(ctx.now, timeZone)),
  }));
}
