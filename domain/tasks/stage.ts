/**
 * Stage of a task in SQL, from the process in which it stands; `t` is a row of app.engine_tasks.
 * What may come at any stage belongs to none. The approval of a plan is drawn once and called by the consilium (IV) and by a review (VI): its caller decides.
 */
export const STAGE_OF_TASK = `
  case
    when t.task_key in ('Task_InformFamily', 'Task_ReviewNewAppeal', 'Task_RecordRefusal', 'Task_RecordMove') then 0
    when t.task_key = 'Task_UnconfirmedNotice' then 4
    when t.process_key in ('family-support-case', 'intake') then 1
    when t.process_key = 'curator' then 2
    when t.process_key = 'data-collection' then 3
    when t.process_key in ('consilium', 'collegial-decision') then 4
    when t.process_key = 'plan-approval' then case when exists (
      select 1 from app.engine_instances own
      join app.engine_instances caller on caller.process_instance_id = own.super_process_instance_id
      where own.process_instance_id = t.process_instance_id and caller.process_key = 'review') then 6 else 4 end
    when t.process_key in ('implementation', 'measure', 'agency-request', 'letter-answer') or t.process_key like 'assistance-%' then 5
    when t.process_key in ('monitoring', 'review') then 6
    when t.process_key in ('completion', 'post-support') then 7
    else 0
  end`;
