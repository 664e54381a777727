import { z } from 'zod';
import type { Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';

const lateRow = z.object({
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  dueOn: z.string(),
  isDueProvisional: z.boolean(),
  nextSessionAt: z.date().nullable(),
  cause: z.string(),
});

export interface LateCase {
  readonly case: { readonly id: string; readonly number: string; readonly family: string };
  readonly dueOn: string;
  readonly isDueProvisional: boolean;
  /** The next meeting that could still take the case up, too late for its deadline; nothing when none is planned. */
  readonly nextSessionAt: Date | null;
}

interface Place {
  readonly centreId: string;
  readonly caseId?: string;
}

/**
 * Cases in preparation whose ten days end before the next meeting that can still take them up. Planning a meeting in time
 * ends the alarm by itself, because nothing is stored (П1 п.4.4; T-055, T-059).
 */
export async function listLateCases(ctx: Context, input: Place): Promise<LateCase[]> {
  return (await selectLate(ctx, input)).map(({ caseId, caseNumber, family, cause: _, ...late }) => ({
    ...late,
    case: { id: caseId, number: caseNumber, family },
  }));
}

/**
 * Tells the secretaries of the centre to call a meeting, once per case, due date and cause: what was answered by planning a meeting
 * is news again when that meeting moves, falls away, or leaves the case out (П1 п.4.4; T-059).
 */
export async function notifyLateCases(ctx: Context, input: Place): Promise<void> {
  const late = await selectLate(ctx, input);
  if (late.length === 0) return;
  const userIds = await listRoleHolders(ctx, { role: 'secretary', centreId: input.centreId });
  for (const { caseId, dueOn, cause } of late) {
    await notifyPeople(ctx, { userIds, caseId, kind: 'session-needed', dedupeKey: `session-needed:${caseId}:${dueOn}:${cause}` });
  }
}

async function selectLate(ctx: Context, input: Place): Promise<z.infer<typeof lateRow>[]> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(LATE, {
    centreId: input.centreId,
    caseId: input.caseId ?? null,
    now: ctx.now,
  });
  return z.array(lateRow).parse(rows);
}

/**
 * A planned meeting can take any case up; one with a published agenda only those on it. A question that is decided
 * (acceptance or approval) leaves nothing to a meeting. The cause is the meeting that comes too late with its time, and where none
 * comes the newest one that there was, because it did not bring the case to its decision.
 */
const LATE = `
  select c.id as "caseId", c.number as "caseNumber", f.title as family, cast(d.due_on as text) as "dueOn",
    d.is_provisional as "isDueProvisional", n.planned_at as "nextSessionAt",
    coalesce('late:' || n.id || ':' || extract(epoch from n.planned_at), 'after:' || p.id, 'none') as cause
  from app.cases c
  join app.centres o on o.id = c.centre_id
  join app.families f on f.id = c.family_id
  join app.deadlines d on d.case_id = c.id and d.closed_at is null
  left join lateral (
    select s.id, s.planned_at
    from app.sessions s
    where s.centre_id = c.centre_id and s.planned_at >= :now
      and (s.status = 'planned'
        or s.status = 'agenda-published' and exists (
          select from app.agenda_items a where a.session_id = s.id and a.case_id = c.id and a.kind in ('acceptance', 'plan')))
    order by s.planned_at, s.id
    limit 1
  ) n on true
  left join lateral (
    select s.id from app.sessions s where s.centre_id = c.centre_id order by s.created_at desc, s.id limit 1
  ) p on true
  where c.centre_id = :centreId and c.status = 'preparation'
    and (cast(:caseId as uuid) is null or c.id = :caseId)
    and (n.planned_at is null or cast(n.planned_at at time zone o.time_zone as date) > d.due_on)
    and not exists (
      select from app.agenda_items a
      left join app.sessions s on s.id = a.session_id
      where a.case_id = c.id and a.kind in ('acceptance', 'plan')
        and (a.status = 'decided' and a.outcome in ('accepted', 'need-not-confirmed') or a.status = 'on-agenda' and s.status = 'held'))
  order by d.due_on, c.number`;
