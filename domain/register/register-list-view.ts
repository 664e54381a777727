import type { Knex } from 'knex';
import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { keepReadable } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { categoryLabel } from '#domain/plans/plan-categories';
import { levelSchema, type Level } from '#domain/plans/plan-levels';
import { loadPerson } from '#domain/users/load-person';
import type { Person } from '#domain/users/person';
import { listUserNames } from '#domain/users/user-name-view';
import { removalGroundSchema } from './register-entry.ts';
import { registerStateSchema, type RegisterState } from './register-state.ts';

export interface RegisterFilter {
  readonly centreId?: string | undefined;
  readonly curatorId?: string | undefined;
  readonly level?: Level | undefined;
  readonly category?: string | undefined;
  readonly state?: RegisterState | undefined;
  /** Programmes in force that end within so many days from today. */
  readonly endsWithinDays?: number | undefined;
}

const lineSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  state: registerStateSchema,
  enteredOn: z.string(),
  removedOn: z.string().nullable(),
  removalGround: removalGroundSchema.nullable(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  centreId: z.uuid(),
  centreName: z.string(),
  categories: z.array(z.string()),
  level: levelSchema.nullable(),
  curatorId: z.uuid().nullable(),
  planNumber: z.string().nullable(),
  endsOn: z.string().nullable(),
  sessionNumber: z.string().nullable(),
  decidedOn: z.string().nullable(),
});

const TODAY = `cast(cast(? as timestamptz) at time zone o.time_zone as date)`;

/** Lines of the ведомственный учет that the person may see, those whose programme ends first before the others (П1 п.4.11; T-042, T-197). */
export async function listRegister(ctx: Context, filter: RegisterFilter, page: PageRequest) {
  const query = readableLines(ctx, await loadPerson(ctx, ctx.actor.id));
  keepFiltered(ctx, query, filter);
  await recordReading(ctx, { action: 'register.viewed', objectKind: 'register', objectId: filter.centreId ?? 'all' });
  const rows = await selectLines(ctx, query.clone().limit(page.limit).offset(page.offset));
  return { items: rows, ...(await countUpTo(ctx.db, query)) } satisfies Page<unknown>;
}

/** Every line that the filters leave, for the export: as many as the screen counts (T-042). */
export async function selectAllLines(ctx: Context, filter: RegisterFilter) {
  const query = readableLines(ctx, await loadPerson(ctx, ctx.actor.id));
  keepFiltered(ctx, query, filter);
  return selectLines(ctx, query);
}

export type RegisterLine = Awaited<ReturnType<typeof selectAllLines>>[number];

const choiceSchema = z.object({ centreId: z.uuid(), centreName: z.string(), curatorId: z.uuid().nullable() });

/** Centres and curators that stand in the lines which the person may see: what there is to filter by (T-042). */
export async function listRegisterFilters(ctx: Context) {
  const query = readableLines(ctx, await loadPerson(ctx, ctx.actor.id));
  const rows: unknown = await query.distinct({ centreId: 'o.id', centreName: 'o.short_name', curatorId: 'k.user_id' });
  const found = z.array(choiceSchema).parse(rows);
  const names = await listUserNames(
    ctx,
    found.flatMap(({ curatorId }) => curatorId ?? []),
  );
  const centres = new Map(found.map(({ centreId, centreName }) => [centreId, { id: centreId, name: centreName }]));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'ru');
  return { centres: [...centres.values()].sort(byName), curators: [...names.values()].sort(byName) };
}

/** The level and term are those of the newest version that was ever in force; before that, of the approved one. */
const PLAN = `lateral (
  select p.number, p.level, p.status, p.ends_on from app.plan_versions p
   where p.case_id = c.id and p.status in ('approved', 'active', 'archived', 'declined') and p.level is not null
   order by p.status = 'active' desc, p.version desc limit 1) p`;

/** The curator of today, or the last one of a case that has ended. */
const CURATOR = `lateral (
  select a.user_id from app.curator_assignments a where a.case_id = c.id order by a.to_at is null desc, a.from_at desc limit 1) k`;

/** Not async: a query is thenable, and awaiting it would run it. */
function readableLines(ctx: Context, person: Person): Knex.QueryBuilder {
  const query = ctx
    .db('app.register_entries as e')
    .join('app.cases as c', 'c.id', 'e.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .join('app.centres as o', 'o.id', 'e.centre_id')
    .leftJoin('app.agenda_items as q', 'q.id', 'e.agenda_item_id')
    .leftJoin('app.sessions as s', 's.id', 'q.session_id')
    .joinRaw(`left join ${PLAN} on true`)
    .joinRaw(`left join ${CURATOR} on true`);
  keepReadable(ctx, query, person, 'register.read');
  return query;
}

function keepFiltered(ctx: Context, query: Knex.QueryBuilder, filter: RegisterFilter): void {
  if (filter.centreId) void query.where('e.centre_id', filter.centreId);
  if (filter.curatorId) void query.where('k.user_id', filter.curatorId);
  if (filter.level) void query.where('p.level', filter.level);
  if (filter.category) void query.whereRaw('? = any(c.categories)', [filter.category]);
  if (filter.state) void query.where('e.state', filter.state);
  if (filter.endsWithinDays !== undefined) {
    void query
      .where('p.status', 'active')
      .whereRaw(`p.ends_on between ${TODAY} and ${TODAY} + cast(? as integer)`, [ctx.now, ctx.now, filter.endsWithinDays]);
  }
}

async function selectLines(ctx: Context, query: Knex.QueryBuilder) {
  const rows: unknown = await query
    .select({
      id: 'e.id',
      number: 'e.number',
      state: 'e.state',
      enteredOn: 'e.entered_on',
      removedOn: 'e.removed_on',
      removalGround: 'e.removal_ground',
      caseId: 'c.id',
      caseNumber: 'c.number',
      family: 'f.title',
      centreId: 'o.id',
      centreName: 'o.short_name',
      categories: 'c.categories',
      level: 'p.level',
      curatorId: 'k.user_id',
      planNumber: 'p.number',
      endsOn: 'p.ends_on',
      sessionNumber: 's.number',
      decidedOn: 's.held_on',
    })
    .orderByRaw(`e.removed_on is not null, p.ends_on nulls last, e.number, e.id`);
  const lines = z.array(lineSchema).parse(rows);
  const names = await listUserNames(
    ctx,
    lines.flatMap(({ curatorId }) => curatorId ?? []),
  );
  return lines.map(({ caseId, caseNumber, family, centreId, centreName, curatorId, sessionNumber, decidedOn, ...line }) => ({
    ...line,
    categories: line.categories.map(categoryLabel),
    case: { id: caseId, number: caseNumber, family },
    centre: { id: centreId, name: centreName },
    curator: names.get(curatorId ?? '') ?? null,
    decision: sessionNumber === null ? null : { session: sessionNumber, on: decidedOn },
  }));
}
