import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
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

/** Steps that stopped and wait for an administrator, the oldest first (П1 п.5.2; T-107). */
export async function listIncidents(ctx: Context): Promise<Incident[]> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const rows: unknown = await selectIncidents(ctx).orderBy('i.at').limit(500);
  return z.array(incidentRow).parse(rows);
}

/** One stopped step; it may have been mended meanwhile. */
export async function getIncident(ctx: Context, id: string): Promise<Incident> {
  const row: unknown = await selectIncidents(ctx).where('i.incident_id', id).first();
  if (row === undefined) throw notFound('Этого инцидента больше нет: шаг уже выполнен или снят.');
  return incidentRow.parse(row);
}

function selectIncidents(ctx: Context) {
  return ctx
    .db('app.engine_incidents as i')
    .leftJoin('app.engine_instances as p', 'p.process_instance_id', 'i.process_instance_id')
    .leftJoin('app.process_steps as s', {
      's.process_definition_id': 'p.process_definition_id',
      's.activity_id': 'i.activity_id',
    })
    .select({
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
}
