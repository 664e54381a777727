/** The seven stages of the programme in the words of annexes 4–11 (T-045). */
export const STAGES = [
  { number: 1, name: 'Приём документации', activityId: 'Stage_Intake' },
  { number: 2, name: 'Закрепление куратора', activityId: 'Stage_Curator' },
  { number: 3, name: 'Сбор и анализ информации', activityId: 'Stage_DataCollection' },
  { number: 4, name: 'Консилиум', activityId: 'Stage_Consilium' },
  { number: 5, name: 'Реализация', activityId: 'Stage_Implementation' },
  { number: 6, name: 'Мониторинг и анализ', activityId: 'Stage_Monitoring' },
  { number: 7, name: 'Завершение', activityId: 'Stage_Completion' },
] as const;

/**
 * Stage of a task in SQL, from the process in which it stands; `t` is a row of app.engine_tasks.
 * The approval of a plan is drawn once and called by the consilium (IV) and by monitoring (VI): its caller decides.
 */
export const STAGE_OF_TASK = `
  case
    when t.process_key in ('family-support-case', 'intake') then 1
    when t.process_key = 'curator' then 2
    when t.process_key = 'data-collection' then 3
    when t.process_key in ('consilium', 'collegial-decision') then 4
    when t.process_key = 'plan-approval' then case when exists (
      select 1 from app.engine_instances own
      join app.engine_instances caller on caller.process_instance_id = own.super_process_instance_id
      where own.process_instance_id = t.process_instance_id and caller.process_key = 'monitoring') then 6 else 4 end
    when t.process_key in ('implementation', 'measure') or t.process_key like 'assistance-%' then 5
    when t.process_key = 'monitoring' then 6
    when t.process_key in ('completion', 'post-support') then 7
    else 0
  end`;
