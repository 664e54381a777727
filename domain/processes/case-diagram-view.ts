import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { findDeadlineOf } from '#domain/deadlines/find-deadline';
import { notFound } from '#domain/errors';
import { listUserNames } from '#domain/users/user-name-view';
import { processName } from './list-definitions.ts';

const instanceRow = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  processKey: z.string(),
  definitionId: z.string(),
  engineState: z.string(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
});

const stepRow = z.object({
  id: z.string(),
  activityId: z.string(),
  name: z.string().nullable(),
  kind: z.string(),
  clause: z.string(),
  taskId: z.string().nullable(),
  assignee: z.string().nullable(),
  submittedBy: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  isCancelled: z.boolean(),
  hasIncident: z.boolean(),
  calledInstanceIds: z.array(z.string()),
});

interface CaseInstance {
  readonly id: string;
  readonly parentId: string | null;
  readonly processKey: string;
  readonly definitionId: string;
  readonly name: string;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/**
 * The live diagram of a case: its process instances, and the steps of one of them (T-106).
 * What is left of the deadline stands at the open steps of the stages before the plan is approved.
 */
export async function openCaseDiagram(ctx: Context, given: { caseId: string; instanceId?: string | undefined }) {
  const { caseId, instanceId } = given;
  const acting = await authoriseCase(ctx, caseId, ['family.read', 'read'], ['audit.read', 'read']);
  const found = await getCase(acting, caseId);
  await recordReading(acting, {
    action: 'case.diagram-viewed',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    centreId: found.centreId,
  });
  const instances = await listCaseInstances(acting, found.number);
  const shown = chooseInstance(instances, instanceId);
  const deadline = await findDeadlineOf(acting, caseId);
  const due = deadline && !deadline.closedAt ? { dueOn: deadline.dueOn, isOverdue: deadline.overdueAt !== null } : undefined;
  return {
    instances,
    shown: shown ?? null,
    definitionId: shown?.definitionId,
    steps: shown ? await listCaseSteps(acting, shown.id, due) : [],
  };
}

/** The process instances of a case, the root first: stages, measures and decisions stand below it. */
async function listCaseInstances(ctx: Context, caseNumber: string): Promise<CaseInstance[]> {
  const rows: unknown = await ctx
    .db('app.engine_instances as i')
    .where({ 'i.business_key': caseNumber })
    .select({
      id: 'i.process_instance_id',
      parentId: 'i.super_process_instance_id',
      processKey: 'i.process_key',
      definitionId: 'i.process_definition_id',
      engineState: 'i.state',
      startedAt: 'i.started_at',
      endedAt: 'i.ended_at',
    })
    .orderByRaw('i.super_process_instance_id is not null, i.started_at, i.process_instance_id');
  return z
    .array(instanceRow)
    .parse(rows)
    .map(({ engineState, ...row }) => ({ ...row, name: processName(row.processKey), state: stateOf(engineState) }));
}

/** The instance that was asked for, or the root; undefined before the engine has started the case. */
function chooseInstance(instances: readonly CaseInstance[], wantedId: string | undefined): CaseInstance | undefined {
  if (wantedId === undefined) return instances[0];
  const found = instances.find(({ id }) => id === wantedId);
  if (!found) throw notFound('Такого процесса в деле нет.');
  return found;
}

/** Steps of one instance in the order in which they began: who did them, when, and by which clause (П1 п.5.2, 5.4; T-106). */
async function listCaseSteps(ctx: Context, instanceId: string, due: { dueOn: string; isOverdue: boolean } | undefined) {
  const rows: unknown = await selectSteps(ctx, instanceId);
  const steps = z.array(stepRow).parse(rows);
  const names = await listUserNames(
    ctx,
    steps.flatMap((step) => [step.submittedBy ?? step.assignee ?? '', step.onBehalfOf ?? '']),
  );
  return steps.map((step) => {
    const isOpen = step.endedAt === null;
    return {
      id: step.id,
      activityId: step.activityId,
      name: step.name ?? '',
      kind: step.kind,
      clause: step.clause,
      state: step.isCancelled
        ? ('cancelled' as const)
        : step.hasIncident
          ? ('failed' as const)
          : isOpen
            ? ('current' as const)
            : ('done' as const),
      who: names.get(step.submittedBy ?? step.assignee ?? '') ?? null,
      onBehalfOf: names.get(step.onBehalfOf ?? '') ?? null,
      startedAt: step.startedAt,
      endedAt: step.endedAt,
      dueOn: isOpen ? (due?.dueOn ?? null) : null,
      isOverdue: isOpen && due?.isOverdue === true,
      calledInstanceIds: step.calledInstanceIds,
    };
  });
}

function selectSteps(ctx: Context, instanceId: string) {
  return ctx
    .db('app.engine_steps as s')
    .leftJoin('app.process_steps as p', {
      'p.process_definition_id': 's.process_definition_id',
      'p.activity_id': 's.activity_id',
    })
    .leftJoin('app.task_submissions as t', 't.task_id', 's.task_id')
    .where({ 's.process_instance_id': instanceId })
    .select({
      id: 's.step_id',
      activityId: 's.activity_id',
      name: 's.name',
      kind: 's.kind',
      clause: ctx.db.raw(`coalesce(p.clause, '')`),
      taskId: 's.task_id',
      assignee: 's.assignee',
      submittedBy: 't.submitted_by',
      onBehalfOf: 't.on_behalf_of',
      startedAt: 's.started_at',
      endedAt: 's.ended_at',
      isCancelled: 's.is_cancelled',
      hasIncident: ctx.db.raw(
        `s.ended_at is null and exists (select from app.engine_incidents n
           where n.process_instance_id = s.process_instance_id and n.activity_id = s.activity_id)`,
      ),
      calledInstanceIds: ctx.db.raw(`array_remove(array[s.called_process_instance_id], null)`),
    })
    .orderBy('s.started_at')
    .orderBy('s.step_id');
}

function stateOf(engineState: string): CaseInstance['state'] {
  if (engineState === 'ACTIVE' || engineState === 'SUSPENDED') return 'running';
  return engineState === 'COMPLETED' ? 'ended' : 'cancelled';
}
