import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { shortName } from '#domain/person-name';
import { authorise } from '#domain/users/authorise';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { describeEffectiveness } from './effectiveness.ts';

/** Both days included; measures count by the end of their term, cases by the day of removal from the register. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const countsRow = z.object({
  userId: z.uuid(),
  measures: z.int(),
  done: z.int(),
  overdue: z.int(),
  closed: z.int(),
  completed: z.int(),
  supportDays: z.int(),
});

const curatorRow = z.object({
  userId: z.uuid(),
  centreId: z.uuid(),
  unitId: z.uuid().nullable(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
});

/** Effectiveness of every curator whom the reader may see: a curator themselves, a head the unit, a director the centre (П1 п.5.4; T-121). */
export async function listEffectiveness(ctx: Context, period: Period) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const curators = (await selectCurators(ctx)).filter(({ centreId, unitId, userId }) =>
    may(person, 'effectiveness.read', 'read', { centreId, unitId, ownerIds: [userId] }),
  );
  return { items: await describe(ctx, curators, period) };
}

/** Effectiveness of one curator; that of a colleague is refused (П1 п.5.4; T-121). */
export async function openEffectiveness(ctx: Context, { userId, ...period }: Period & { readonly userId: string }) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const held = (await selectCurators(ctx)).filter((curator) => curator.userId === userId);
  const first = held[0];
  if (!first || first.centreId !== person.centreId) throw notFound('Куратор не найден.');
  const seen = held.find(({ centreId, unitId }) =>
    may(person, 'effectiveness.read', 'read', { centreId, unitId, ownerIds: [userId] }),
  );
  const { centreId, unitId } = seen ?? first;
  const acting = await authorise(ctx, 'effectiveness.read', 'read', { centreId, unitId, ownerIds: [userId] });
  const [found] = await describe(acting, [first], period);
  if (!found) throw notFound('Куратор не найден.');
  return found;
}

type Curator = z.infer<typeof curatorRow>;

async function selectCurators(ctx: Context): Promise<Curator[]> {
  const rows: unknown = await ctx
    .db('app.user_roles as r')
    .join('app.users as u', 'u.id', 'r.user_id')
    .where({ 'r.role': 'curator' })
    .whereNotNull('r.centre_id')
    .select({
      userId: 'u.id',
      centreId: 'r.centre_id',
      unitId: 'r.unit_id',
      lastName: 'u.last_name',
      firstName: 'u.first_name',
      middleName: 'u.middle_name',
      post: 'u.post',
    })
    .orderBy(['u.last_name', 'u.first_name', 'u.id']);
  return z.array(curatorRow).parse(rows);
}

/** Who is curator of two units stands in the list once. */
async function describe(ctx: Context, curators: readonly Curator[], { from, to }: Period) {
  const once = [...new Map(curators.map((curator) => [curator.userId, curator])).values()];
  const { rows } = await ctx.db.raw<{ rows: unknown }>(COUNTS, {
    userIds: once.map(({ userId }) => userId),
    from: from ?? null,
    to: to ?? null,
    now: ctx.now,
  });
  const counts = new Map(
    z
      .array(countsRow)
      .parse(rows)
      .map(({ userId, ...own }) => [userId, own]),
  );
  return once.flatMap(({ userId, post, ...name }) => {
    const own = counts.get(userId);
    return own ? [{ curator: { id: userId, name: shortName(name) }, post, ...describeEffectiveness(own) }] : [];
  });
}

const inPeriod = (day: string) =>
  `(cast(:from as date) is null or ${day} >= :from) and (cast(:to as date) is null or ${day} <= :to)`;

// A case counts for its curator of today, or for the last one when the support has ended; its measures are those of the last plan that
// came into force. A family that was entered but did not sign was never supported.
const COUNTS = `
  with answered as (
    select c.id as case_id, o.time_zone, k.user_id
      from app.cases c
      join app.centres o on o.id = c.centre_id
      join lateral (select a.user_id from app.curator_assignments a where a.case_id = c.id
                     order by a.to_at is null desc, a.from_at desc limit 1) k on true
     where k.user_id = any(cast(:userIds as uuid[]))
  ), work as (
    select a.user_id, count(*) as measures, count(*) filter (where i.status = 'done') as done,
           count(*) filter (where i.status in ('planned', 'running')
             and v.due_on < cast(cast(:now as timestamptz) at time zone a.time_zone as date)) as overdue
      from answered a
      join lateral (select p.id from app.plan_versions p where p.case_id = a.case_id and p.status in ('active', 'archived')
                     order by p.status = 'active' desc, p.version desc limit 1) p on true
      join app.plan_version_items v on v.plan_version_id = p.id
      join app.plan_items i on i.id = v.plan_item_id and i.status <> 'cancelled'
     where ${inPeriod('v.due_on')}
     group by a.user_id
  ), ended as (
    select a.user_id, count(*) as closed, count(*) filter (where e.removal_ground = 'completed') as completed,
           sum(e.removed_on - e.entered_on) as support_days
      from answered a
      join app.register_entries e on e.case_id = a.case_id
     where e.removed_on is not null and e.removal_ground <> 'signature-refused' and ${inPeriod('e.removed_on')}
     group by a.user_id
  )
  select u.id as "userId",
         cast(coalesce(w.measures, 0) as int) as measures, cast(coalesce(w.done, 0) as int) as done,
         cast(coalesce(w.overdue, 0) as int) as overdue, cast(coalesce(e.closed, 0) as int) as closed,
         cast(coalesce(e.completed, 0) as int) as completed, cast(coalesce(e.support_days, 0) as int) as "supportDays"
    from app.users u
    left join work w on w.user_id = u.id
    left join ended e on e.user_id = u.id
   where u.id = any(cast(:userIds as uuid[]))`;
