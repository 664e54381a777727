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
});

export interface LateCase {
  readonly case: { readonly id: string; readonly number: string; readonly family: string };
  readonly dueOn: string;
  readonly isDueProvisional: boolean;
  /** The next meeting that could still take the case up, too late for its deadline; nothing when none is planned. */
  readonly nextSessionAt: Date | null;
}

/**
 * Cases in preparation whose ten days end before the next meeting that can still take them up. Planning a meeting in time
 * ends the alarm by itself, because nothing is stored (П1 п.4.4; T-055, T-059).
 */
export async function listLateCases(ctx: Context, input: { centreId: string; caseId?: string }): Promise<LateCase[]> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(LATE, {
    centreId: input.centreId,
    caseId: input.caseId ?? null,
    now: ctx.now,
  });
  return z
    .array(lateRow)
    .parse(rows)
    .map(({ caseId, caseNumber, family, ...late }) => ({ ...late, case: { id: caseId, number: caseNumber, family } }));
}

/** Tells the secretaries of the centre to call a meeting, once per case and due date (П1 п.4.4; T-059). */
export async function notifyLateCases(ctx: Context, input: { centreId: string; caseId?: string }): Promise<void> {
  const late = await listLateCases(ctx, input);
  if (late.length === 0) return;
  const userIds = await listRoleHolders(ctx, { role: 'secretary', centreId: input.centreId });
  for (const { case: found, dueOn } of late) {
    const dedupeKey = `session-needed:${found.id}:${dueOn}`;
    await notifyPeople(ctx, { userIds, caseId: found.id, kind: 'session-needed', dedupeKey });
  }
}

/**
 * A planned meeting can take any case up; one with a published agenda only those on it. A question that is decided
 * (acceptance or approval) leaves nothing to a meeting.
 */
const LATE = `
  select c.id as "caseId", c.number as "caseNumber", f.title as family, cast(d.due_on as text) as "dueOn",
    d.is_provisional as "isDueProvisional", n.planned_at as "nextSessionAt"
  from app.cases c
  join app.centres o on o.id = c.centre_id
  join app.families f on f.id = c.family_id
  join app.deadlines d on d.case_id = c.id and d.closed_at is null
  left join lateral (
    select min(s.planned_at) as planned_at
    from app.sessions s
    where s.centre_id = c.centre_id and s.planned_at >= :now
      and (s.status = 'planned'
        or s.status = 'agenda-published' and exists (
          select from app.agenda_items a where a.session_id = s.id and a.case_id = c.id and a.kind in ('acceptance', 'plan')))
  ) n on true
  where c.centre_id = :centreId and c.status = 'preparation'
    and (cast(:caseId as uuid) is null or c.id = :caseId)
    and (n.planned_at is null or cast(n.planned_at at time zone o.time_zone as date) > d.due_on)
    and not exists (
      select from app.agenda_items a
      left join app.sessions s on s.id = a.session_id
      where a.case_id = c.id and a.kind in ('acceptance', 'plan')
        and (a.status = 'decided' and a.outcome in ('accepted', 'need-not-confirmed') or a.status = 'on-agenda' and s.status = 'held'))
  order by d.due_on, c.number`;
