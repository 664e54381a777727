import { z } from 'zod';
import type { Context } from '#domain/context';

const outdatedCase = z.object({
  caseId: z.uuid(),
  number: z.string(),
  centreId: z.uuid(),
  /** Version of the diagram of the case itself. */
  version: z.int(),
  newestVersion: z.int(),
  deploymentId: z.string(),
  /** Why the last attempt to take it over to this release left it where it was. */
  heldBy: z.string().nullable(),
  isMoving: z.boolean(),
});
export type OutdatedCase = z.infer<typeof outdatedCase>;

/** Running cases of which a process, or one of its children, is not of the newest release of the diagrams. */
export async function listOutdatedCases({ db }: Context): Promise<readonly OutdatedCase[]> {
  const { rows } = await db.raw<{ rows: unknown }>(
    `with newest as (
       select deployment_id, version from app.engine_definitions
        where process_key = 'family-support-case' order by version desc limit 1)
     select c.id as "caseId", c.number, c.centre_id as "centreId", n.deployment_id as "deploymentId", n.version as "newestVersion",
            min(d.version) filter (where d.process_key = 'family-support-case') as version,
            (select e.error_code from app.engine_commands e
              where e.stream = c.number and e.kind = 'migrate-case' and e.payload ->> 'deploymentId' = n.deployment_id
                and e.done_at is not null
              order by e.id desc limit 1) as "heldBy",
            exists (select from app.engine_commands e
                     where e.stream = c.number and e.kind = 'migrate-case' and e.done_at is null) as "isMoving"
       from newest n
       join app.engine_definitions d on true
       join app.engine_instances i on i.process_definition_id = d.process_definition_id and i.ended_at is null
       join app.cases c on c.number = i.business_key
      group by c.id, n.deployment_id, n.version
     having bool_or(d.deployment_id <> n.deployment_id)
      order by c.number`,
  );
  return z.array(outdatedCase).parse(rows);
}
