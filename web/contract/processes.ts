import { z } from 'zod';
import { instant, personRef, plainDate } from './common.ts';

export const definitionId = z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/, 'Неверный идентификатор процесса.');
export const definitionParams = z.strictObject({ definitionId });

export const processRow = z.object({
  definitionId: z.string(),
  key: z.string(),
  name: z.string(),
  version: z.int(),
  stepsTotal: z.int(),
  isLatest: z.boolean(),
});
export const processList = z.object({ items: z.array(processRow) });

export const diagramStep = z.object({
  activityId: z.string(),
  name: z.string(),
  kind: z.string(),
  clause: z.string(),
  formKey: z.string().nullable(),
  topic: z.string().nullable(),
});
export const processDiagram = z.object({ process: processRow, xml: z.string(), steps: z.array(diagramStep) });

/** A case is a tree of process instances; one of them is shown, the root when none is named. */
export const caseDiagramQuery = z.strictObject({
  instance: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional(),
});

export const caseInstance = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  processKey: z.string(),
  name: z.string(),
  state: z.enum(['running', 'ended', 'cancelled']),
  startedAt: instant,
  endedAt: instant.nullable(),
});

/** One passage of a step; a step in a loop has several. */
export const caseStep = z.object({
  id: z.string(),
  activityId: z.string(),
  name: z.string(),
  kind: z.string(),
  clause: z.string(),
  state: z.enum(['done', 'current', 'cancelled', 'failed']),
  who: personRef.nullable(),
  onBehalfOf: personRef.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  dueOn: plainDate.nullable(),
  isOverdue: z.boolean(),
  /** The instance that a call activity started, to step into. */
  calledInstanceIds: z.array(z.string()),
});

export const caseDiagram = z.object({
  instances: z.array(caseInstance),
  shown: caseInstance.nullable(),
  /** Null before the engine has started the case. */
  xml: z.string().nullable(),
  steps: z.array(caseStep),
});

export type ProcessRow = z.infer<typeof processRow>;
export type ProcessList = z.infer<typeof processList>;
export type ProcessDiagram = z.infer<typeof processDiagram>;
export type DiagramStep = z.infer<typeof diagramStep>;
export type CaseInstance = z.infer<typeof caseInstance>;
export type CaseStep = z.infer<typeof caseStep>;
export type CaseDiagram = z.infer<typeof caseDiagram>;
