import { z } from 'zod';
import { STAGE_OF_TASK } from './stage.ts';

export const taskQueryRow = z.object({
  taskId: z.string(),
  taskKey: z.string(),
  name: z.string(),
  measure: z.string().nullable(),
  formKey: z.string(),
  clause: z.string(),
  stage: z.int(),
  processDefinitionId: z.string(),
  processInstanceId: z.string(),
  businessKey: z.string().nullable(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  family: z.string().nullable(),
  centreId: z.uuid().nullable(),
  region: z.string().nullable(),
  timeZone: z.string().nullable(),
  sessionId: z.uuid().nullable(),
  sessionNumber: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  isDueProvisional: z.boolean(),
  assigneeId: z.string().nullable(),
  responsibleId: z.uuid().nullable(),
  createdAt: z.date(),
  isSuspended: z.boolean(),
});
export type TaskQueryRow = z.infer<typeof taskQueryRow>;

/**
 * Open tasks with the facts that a list shows, from the engine's tables and ours in one query (T-105).
 * A task whose completion is stored already is gone for people, although the engine may not have heard of it yet.
 *
 * What a task must be done by depends on the stage: the day by which the family is told, the term of the signature, the deadline of approval, the term of the
 * plan item or the answer to its letter or to a question, the control point, the planned observation, the day of the session; a task without any of
 * them is due on the day it came.
 *
 * `chosen` is a condition on `t`, a row of `app.engine_tasks`. The tasks are chosen apart, before anything is joined to them: as one query
 * with all its joins the database took fifty milliseconds only to plan it.
 */
export function taskRows(chosen: string): string {
  return `
  with chosen as materialized (
    select t.* from app.engine_tasks t
    where ${chosen} and not exists (select from app.task_submissions done where done.task_id = t.task_id)
  )${FACTS}`;
}

const FACTS = `
  select k.*, coalesce(k.informing_due_on, k.signing_due_on, k.letter_due_on, k.municipal_due_on, k.item_due_on, k.control_due_on, k.observation_due_on, k.deadline_due_on,
      k.session_due_on, cast(k."createdAt" at time zone coalesce(k."timeZone", 'Europe/Moscow') as date)) as "dueOn",
    case when k.letter_due_on is not null then k.letter_is_provisional
      when coalesce(k.informing_due_on, k.signing_due_on, k.municipal_due_on, k.item_due_on, k.control_due_on, k.observation_due_on) is null and k.deadline_due_on is not null
        then k.deadline_is_provisional
      else false end as "isDueProvisional"
  from (
    select t.task_id as "taskId", t.task_key as "taskKey", t.name, item.title as measure, s.form_key as "formKey", s.clause,
      ${STAGE_OF_TASK} as stage,
      t.process_definition_id as "processDefinitionId", t.process_instance_id as "processInstanceId", t.business_key as "businessKey",
      c.id as "caseId", c.number as "caseNumber", f.title as family,
      centre.id as "centreId", centre.region, centre.time_zone as "timeZone",
      se.id as "sessionId", se.number as "sessionNumber",
      t.assignee as "assigneeId", a.user_id as "responsibleId", t.created_at as "createdAt",
      exists (select from app.case_suspensions x where x.case_id = c.id and x.ended_at is null) as "isSuspended",
      informing.due_on as informing_due_on, signing.sign_due_on as signing_due_on,
      letter.answer_due_on as letter_due_on, letter.is_due_provisional as letter_is_provisional,
      municipal.answer_due_on as municipal_due_on,
      item.due_on as item_due_on, control.due_on as control_due_on, observation.planned_on as observation_due_on,
      d.due_on as deadline_due_on, d.is_provisional as deadline_is_provisional,
      cast(se.planned_at at time zone centre.time_zone as date) as session_due_on
    from chosen t
    join app.process_steps s on s.process_definition_id = t.process_definition_id and s.activity_id = t.task_key and s.form_key is not null
    left join app.objections objection on objection.number = t.business_key
    left join app.letters written on written.number = t.business_key
    left join app.cases own on own.number = t.business_key
    left join app.cases c on c.id = coalesce(own.id, objection.case_id, written.case_id)
    left join app.families f on f.id = c.family_id
    left join app.sessions se on se.number = t.business_key
    left join app.centres centre on centre.id = coalesce(c.centre_id, se.centre_id)
    left join app.curator_assignments a on a.case_id = c.id and a.to_at is null
    left join app.deadlines d on d.case_id = own.id and d.kind = 'plan-approval' and d.closed_at is null
    left join app.engine_variables v on t.process_key in ('measure', 'agency-request') and v.process_instance_id = t.process_instance_id and v.name = 'planItemId'
    left join app.engine_variables asked on t.process_key in ('agency-request', 'municipal-question')
      and asked.process_instance_id = t.process_instance_id and asked.name in ('engagementId', 'municipalQuestionId')
    left join lateral (
      select l.answer_due_on, l.is_due_provisional from app.letters l
      where l.answer is null and ((s.form_key = 'referral-answer' and l.kind = 'referral' and l.plan_item_id = cast(v.text_value as uuid))
        or (s.form_key = 'letter-answer' and l.number = t.business_key)
        or (s.form_key = 'agency-reply' and l.engagement_id = cast(asked.text_value as uuid)))
    ) letter on true
    left join app.municipal_questions municipal on s.form_key = 'municipal-answer' and municipal.id = cast(asked.text_value as uuid)
    left join lateral (
      select told.due_on from app.engine_scopes scope
      join app.engine_scope_variables known on known.scope_id in (scope.scope_id, scope.parent_scope_id) and known.name = 'informingId'
      join app.informings told on cast(told.id as text) = known.text_value
      where s.form_key = 'inform-family' and scope.scope_id = t.scope_id limit 1
    ) informing on true
    left join lateral (
      select p.sign_due_on from app.plan_versions p
      where s.form_key in ('cosign-plan', 'sign-plan') and p.case_id = c.id and p.status = 'approved' order by p.version desc limit 1
    ) signing on true
    left join lateral (
      select i.due_on, concat(i.group_number, '.', i.position, ' ', m.text) as title from app.plan_version_items i
      join app.plan_versions p on p.id = i.plan_version_id and p.status = 'active'
      join app.plan_items m on m.id = i.plan_item_id
      where i.plan_item_id = cast(v.text_value as uuid) limit 1
    ) item on true
    left join lateral (
      select max(x.due_on) as due_on from (
        select p.due_on from app.engine_scope_variables point
        join app.control_points p on p.case_id = c.id and cast(p.id as text) = point.text_value
        where t.process_key = 'monitoring' and point.scope_id = t.scope_id and point.name = 'controlPointId'
        union all
        select pv.ends_on from app.reviews r join app.plan_versions pv on pv.id = r.plan_version_id
        where t.process_key = 'review' and r.case_id = c.id and r.kind = 'term-end' and r.finished_at is null
      ) x
    ) control on true
    left join lateral (
      select coalesce(min(o.planned_on) filter (where o.observed_on is null), max(ps.ends_on)) as planned_on
      from app.post_supports ps left join app.post_support_observations o on o.case_id = ps.case_id
      where t.process_key = 'post-support' and ps.case_id = c.id
    ) observation on true
  ) k`;
