import { z } from 'zod';
import { engineInstant } from './engine-instant.ts';

/** The parts of the engine's answers that we read; whatever else it sends is dropped. */

export const startedInstance = z.object({ id: z.string(), definitionId: z.string() });

export const runtimeInstances = z.array(
  z.object({ id: z.string(), definitionId: z.string(), definitionKey: z.string(), businessKey: z.string().nullable() }),
);

export const historicInstances = z.array(
  z.object({
    id: z.string(),
    processDefinitionKey: z.string(),
    businessKey: z.string().nullable(),
    state: z.enum(['ACTIVE', 'SUSPENDED', 'COMPLETED', 'EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED']),
    /** The person in whose name it was started. */
    startUserId: z.string().nullable(),
    startTime: engineInstant,
    endTime: engineInstant.nullable(),
  }),
);

export const historicTasks = z.array(
  z.object({
    id: z.string(),
    assignee: z.string().nullable(),
    endTime: engineInstant.nullable(),
    /** `completed`, or why the engine took the task away. */
    deleteReason: z.string().nullable(),
  }),
);

export const historicVariables = z.array(z.object({ id: z.string(), processInstanceId: z.string() }));

export const jobs = z.array(
  z.object({ id: z.string(), processInstanceId: z.string().nullable(), retries: z.number(), dueDate: engineInstant.nullable() }),
);

export const incidents = z.array(
  z.object({
    id: z.string(),
    incidentType: z.string(),
    processInstanceId: z.string(),
    activityId: z.string(),
    /** Id of the external task or job that failed. */
    configuration: z.string().nullable(),
  }),
);

export const processDefinitions = z.array(
  z.object({ id: z.string(), key: z.string(), version: z.number(), resource: z.string(), deploymentId: z.string() }),
);

export const processXml = z.object({ bpmn20Xml: z.string() });

const deployedDefinitions = z
  .record(z.string(), z.object({ id: z.string(), key: z.string(), version: z.number(), resource: z.string() }))
  .nullable();

export const deployment = z.object({
  id: z.string(),
  deployedProcessDefinitions: deployedDefinitions,
  deployedDecisionDefinitions: deployedDefinitions,
});

export const variableValues = z.record(z.string(), z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }));

const migrationPlan = z.object({
  sourceProcessDefinitionId: z.string(),
  targetProcessDefinitionId: z.string(),
  instructions: z.array(
    z.object({
      sourceActivityIds: z.array(z.string()),
      targetActivityIds: z.array(z.string()),
      updateEventTrigger: z.boolean(),
    }),
  ),
});
export type MigrationPlan = z.infer<typeof migrationPlan>;
export const generatedPlan: z.ZodType<MigrationPlan> = migrationPlan;

/** Where an instance stands: scopes with what is in them, and steps that are about to begin. */
export interface ActivityTree {
  readonly activityId: string;
  readonly childActivityInstances: readonly ActivityTree[];
  readonly childTransitionInstances: readonly { readonly activityId: string }[];
}
export const activityTree: z.ZodType<ActivityTree> = z.lazy(() =>
  z.object({
    activityId: z.string(),
    childActivityInstances: z.array(activityTree),
    childTransitionInstances: z.array(z.object({ activityId: z.string() })),
  }),
);

export const clockTime = z.object({ now: z.coerce.date() });
