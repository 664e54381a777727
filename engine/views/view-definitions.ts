/**
 * Read views over the engine's tables: the only place that names those tables.
 * `create or replace` keeps readers working, so a new column goes to the end of its view.
 * The engine writes timestamps without a zone, in UTC.
 */
export const viewDefinitions: Readonly<Record<string, string>> = {
  engine_tasks: `
    select t.id_ as task_id,
      t.task_def_key_ as task_key,
      t.name_ as name,
      t.proc_def_id_ as process_definition_id,
      d.key_ as process_key,
      t.proc_inst_id_ as process_instance_id,
      i.business_key_ as business_key,
      t.assignee_ as assignee,
      t.create_time_ at time zone 'UTC' as created_at,
      t.execution_id_ as scope_id
    from engine.act_ru_task t
    join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
    join engine.act_re_procdef d on d.id_ = t.proc_def_id_`,

  engine_task_groups: `
    select l.task_id_ as task_id,
      l.group_id_ as group_id
    from engine.act_ru_identitylink l
    where l.type_ = 'candidate' and l.group_id_ is not null and l.task_id_ is not null`,

  // Variables of the instance itself; those of a loop or a step belong to its own scope.
  engine_variables: `
    select v.proc_inst_id_ as process_instance_id,
      v.name_ as name,
      v.type_ as type,
      v.text_ as text_value,
      coalesce(v.long_::numeric, v.double_::numeric) as number_value
    from engine.act_ru_variable v
    where v.execution_id_ = v.proc_inst_id_ and v.task_id_ is null`,

  // Scopes of a process from the inside out: loop, sub-process, instance. A task stands in the innermost one.
  engine_scopes: `
    select e.id_ as scope_id,
      e.parent_id_ as parent_scope_id
    from engine.act_ru_execution e`,

  engine_scope_variables: `
    select v.execution_id_ as scope_id,
      v.name_ as name,
      v.type_ as type,
      v.text_ as text_value,
      coalesce(v.long_::numeric, v.double_::numeric) as number_value
    from engine.act_ru_variable v
    where v.task_id_ is null`,

  engine_instances: `
    select p.proc_inst_id_ as process_instance_id,
      p.root_proc_inst_id_ as root_process_instance_id,
      p.super_process_instance_id_ as super_process_instance_id,
      p.proc_def_key_ as process_key,
      p.proc_def_id_ as process_definition_id,
      p.business_key_ as business_key,
      p.state_ as state,
      p.start_time_ at time zone 'UTC' as started_at,
      p.end_time_ at time zone 'UTC' as ended_at
    from engine.act_hi_procinst p`,

  engine_definitions: `
    select d.id_ as process_definition_id,
      d.key_ as process_key,
      d.version_ as version,
      d.deployment_id_ as deployment_id
    from engine.act_re_procdef d`,

  engine_steps: `
    select a.id_ as step_id,
      a.proc_inst_id_ as process_instance_id,
      a.root_proc_inst_id_ as root_process_instance_id,
      a.proc_def_key_ as process_key,
      a.proc_def_id_ as process_definition_id,
      p.business_key_ as business_key,
      a.act_id_ as activity_id,
      a.act_name_ as name,
      a.act_type_ as kind,
      a.task_id_ as task_id,
      a.assignee_ as assignee,
      a.start_time_ at time zone 'UTC' as started_at,
      a.end_time_ at time zone 'UTC' as ended_at,
      a.act_inst_state_ = 2 as is_cancelled,
      a.call_proc_inst_id_ as called_process_instance_id
    from engine.act_hi_actinst a
    join engine.act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_`,

  // The engine repeats an incident in every parent instance; people need the place where it happened, once.
  engine_incidents: `
    select n.id_ as incident_id,
      n.incident_timestamp_ at time zone 'UTC' as at,
      n.incident_type_ as kind,
      n.proc_inst_id_ as process_instance_id,
      d.key_ as process_key,
      i.business_key_ as business_key,
      n.activity_id_ as activity_id,
      n.configuration_ as configuration,
      n.incident_msg_ as message
    from engine.act_ru_incident n
    left join engine.act_ru_execution i on i.id_ = n.proc_inst_id_
    left join engine.act_re_procdef d on d.id_ = n.proc_def_id_
    where n.root_cause_incident_id_ = n.id_`,

  engine_external_tasks: `
    select x.id_ as external_task_id,
      x.topic_name_ as topic,
      i.business_key_ as business_key,
      x.proc_inst_id_ as process_instance_id,
      x.act_id_ as activity_id,
      x.worker_id_ as worker_id,
      x.lock_exp_time_ at time zone 'UTC' as lock_expires_at,
      x.retries_ as retries,
      x.create_time_ at time zone 'UTC' as created_at
    from engine.act_ru_ext_task x
    join engine.act_ru_execution i on i.id_ = x.proc_inst_id_`,

  // Jobs of instances only: the engine's own clean-up of history belongs to no case.
  engine_jobs: `
    select j.id_ as job_id,
      j.process_instance_id_ as process_instance_id,
      i.business_key_ as business_key,
      f.act_id_ as activity_id,
      j.type_ as kind,
      j.duedate_ at time zone 'UTC' as due_at,
      j.retries_ as retries,
      j.process_def_id_ as process_definition_id,
      j.process_def_key_ as process_key,
      j.lock_owner_ as lock_owner,
      j.lock_exp_time_ at time zone 'UTC' as lock_expires_at
    from engine.act_ru_job j
    join engine.act_ru_execution i on i.id_ = j.process_instance_id_
    left join engine.act_ru_jobdef f on f.id_ = j.job_def_id_`,
};

/**
 * What the engine's own indexes lack. Its business keys, assignees, root instances and creation times have one each;
 * due dates come from schema app, so the engine's due date needs none.
 */
export const indexDefinitions: readonly string[] = [
  // Of two starts of one case at once the second is refused; children carry their root's key, so they are left out.
  `create unique index if not exists app_one_root_key on engine.act_ru_execution (business_key_, proc_def_id_)
    where parent_id_ is null and super_exec_ is null and business_key_ is not null`,
  // The task list asks for the tasks of some dozen groups: read from the index alone.
  `create index if not exists app_task_groups_idx on engine.act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate'`,
  // The timeline joins what a person entered with the step in which it was entered.
  `create index if not exists app_steps_task_idx on engine.act_hi_actinst (task_id_) where task_id_ is not null`,
];
