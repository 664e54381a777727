import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { authorise } from '#domain/users/authorise';

const incidentRow = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.string(),
  processKey: z.string().nullable(),
  activityId: z.string().nullable(),
  stepName: z.string().nullable(),
  businessKey: z.string().nullable(),
  configuration: z.string().nullable(),
  message: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentRow>;

/** Which incidents are meant: those of one kind at one step of one process, or all. */
export interface IncidentFilter {
  readonly kind?: string | undefined;
  readonly processKey?: string | undefined;
  readonly activityId?: string | undefined;
}

/** Steps that stopped and wait for an administrator, the oldest first (П1 п.5.2; T-107). */
export async function listIncidents(ctx: Context, filter: IncidentFilter, page: PageRequest): Promise<Page<Incident>> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const query = selectIncidents(ctx, filter);
  const rows: unknown = await query.clone().orderBy(['i.at', 'i.incident_id']).limit(page.limit).offset(page.offset);
  return { items: z.array(incidentRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}

/** What a new try can be asked for: a step of a worker and a step of the engine's own. */
export const retriableKinds = ['failedExternalTask', 'failedJob'] as const;

const stoppedStep = z.object({
  kind: z.enum(retriableKinds),
  processKey: z.string(),
  activityId: z.string(),
  stepName: z.string().nullable(),
  open: z.int(),
});
export type StoppedStep = z.infer<typeof stoppedStep>;

/** At which steps incidents wait for a new try and how many at each, the most first: an outage leaves few such steps (T-107). */
export async function listStoppedSteps(ctx: Context): Promise<StoppedStep[]> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const rows: unknown = await joinSteps(ctx)
    .whereIn('i.kind', [...retriableKinds])
    .whereNotNull('i.process_key')
    .whereNotNull('i.activity_id')
    .groupBy('i.kind', 'i.process_key', 'i.activity_id')
    .select({ kind: 'i.kind', processKey: 'i.process_key', activityId: 'i.activity_id' })
    // Versions of a diagram may call the step by different names.
    .select(ctx.db.raw('max(s.name) as "stepName", count(*)::integer as open'))
    .orderByRaw('open desc, "processKey", "activityId", kind');
  return z.array(stoppedStep).parse(rows);
}

/** One stopped step; it may have been mended meanwhile. */
export async function getIncident(ctx: Context, id: string): Promise<Incident> {
  const row: unknown = await selectIncidents(ctx, {}).where('i.incident_id', id).first();
  if (row === undefined) throw notFound('Этого инцидента больше нет: шаг уже выполнен или снят.');
  return incidentRow.parse(row);
}

/** The query of incidents, for those who need other pages of it. */
export function selectIncidents(ctx: Context, { kind, processKey, activityId }: IncidentFilter) {
  const query = joinSteps(ctx).select({
    id: 'i.incident_id',
    at: 'i.at',
    kind: 'i.kind',
    processKey: 'i.process_key',
    activityId: 'i.activity_id',
    stepName: 's.name',
    businessKey: 'i.business_key',
    configuration: 'i.configuration',
    message: 'i.message',
  });
  if (kind !== undefined) void query.where('i.kind', kind);
  if (processKey !== undefined) void query.where('i.process_key', processKey);
  if (activityId !== undefined) void query.where('i.activity_id', activityId);
  return query;
}

function joinSteps(ctx: Context) {
  return ctx
    .db('app.engine_incidents as i')
    .leftJoin('app.engine_instances as p', 'p.process_instance_id', 'i.process_instance_id')
    .leftJoin('app.process_steps as s', {
      's.process_definition_id': 'p.process_definition_id',
      's.activity_id': 'i.activity_id',
    });
}
