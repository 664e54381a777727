import { z } from 'zod';
import { instant, jsonObject, pageNumber, pageOf } from './common.ts';

/** What an administrator watches and mends: incidents, unsent commands, findings of the reconciler. No family data. */

export const incident = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  processKey: z.string(),
  activityId: z.string(),
  stepName: z.string().nullable(),
  businessKey: z.string().nullable(),
  message: z.string(),
});
const incidentKind = z.enum(['failedExternalTask', 'failedJob']);
/** Codes out of a diagram, as its author wrote them. */
const diagramCode = z.string().regex(/^[\p{L}_][\p{L}\p{N}_.-]{0,127}$/u, 'Неверный код шага или процесса.');
export const incidentListQuery = z.strictObject({
  kind: incidentKind.optional(),
  process: diagramCode.optional(),
  step: diagramCode.optional(),
  page: pageNumber,
});
const stoppedStep = z.object({
  kind: incidentKind,
  processKey: z.string(),
  activityId: z.string(),
  stepName: z.string().nullable(),
  open: z.int(),
});
/** A page of incidents, and all the steps at which some stand, whatever is chosen. */
export const incidentPage = pageOf(incident).extend({ steps: z.array(stoppedStep) });
/** One portion of all incidents of a step; `until` is absent in the first call and taken from its answer in the next ones. */
export const retryIncidentsRequest = z.strictObject({
  kind: incidentKind,
  process: diagramCode,
  step: diagramCode,
  until: z.iso.datetime().optional(),
});
export const retriedIncidents = z.object({ retried: z.int(), left: z.int(), until: instant });
export const incidentParams = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Неверный идентификатор инцидента.'),
});

export const jobListQuery = z.strictObject({
  state: z.enum(['running', 'waiting', 'planned', 'failed']).default('running'),
  page: pageNumber,
});
export const job = z.object({
  id: z.string(),
  kind: z.enum(['timer', 'engine-step', 'worker-step']),
  state: z.enum(['running', 'waiting', 'planned', 'failed']),
  stepName: z.string().nullable(),
  activityId: z.string().nullable(),
  processKey: z.string().nullable(),
  businessKey: z.string().nullable(),
  dueAt: instant.nullable(),
  retries: z.int().nullable(),
  holder: z.string().nullable(),
  heldUntil: instant.nullable(),
  /** What can be done with it: give a failed one another try, or do now what is due. */
  may: z.enum(['retry', 'run']).nullable(),
});
export const jobPage = pageOf(job);
export const jobParams = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Неверный идентификатор задания.') });

export const commandListQuery = z.strictObject({ state: z.enum(['open', 'failed', 'done']).default('open'), page: pageNumber });
export const command = z.object({
  id: z.string(),
  stream: z.string(),
  kind: z.enum([
    'start-process',
    'complete-task',
    'release-task',
    'correlate-message',
    'set-timer',
    'end-process',
    'migrate-case',
  ]),
  createdAt: instant,
  attempts: z.int(),
  nextAt: instant,
  sentAt: instant.nullable(),
  doneAt: instant.nullable(),
  failedAt: instant.nullable(),
  errorCode: z.string().nullable(),
});
export const commandPage = pageOf(command);
export const commandParams = z.strictObject({ id: z.string().regex(/^[1-9][0-9]{0,17}$/, 'Неверный идентификатор команды.') });

export const findingListQuery = z.strictObject({ state: z.enum(['open', 'resolved']).default('open'), page: pageNumber });
export const finding = z.object({
  id: z.uuid(),
  kind: z.enum(['case-without-instance', 'instance-without-case', 'status-differs', 'command-stuck']),
  objectId: z.string(),
  foundAt: instant,
  details: jsonObject,
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  /** Whether one button mends it; the rest needs the decision of a person. */
  isRepairable: z.boolean(),
});
export const findingPage = pageOf(finding);

/** How steps without people run: the workers processes, what waits for them, and how much stands still. */
export const workersHealth = z.object({
  at: instant,
  workers: z.array(
    z.object({
      workerId: z.string(),
      state: z.enum(['working', 'cut-off', 'lost', 'stopped']),
      secondsSinceSeen: z.int(),
      secondsSinceGoodPoll: z.int().nullable(),
      activeTasks: z.int(),
    }),
  ),
  topics: z.array(z.object({ topic: z.string(), stepName: z.string().nullable(), open: z.int(), oldestSeconds: z.int() })),
  incidents: z.int(),
  openCommands: z.int(),
});

/** The application works while its database answers; without the engine cases wait, and their work is kept. */
export const health = z.object({ state: z.literal('up'), engine: z.enum(['up', 'down']) });

export type Incident = z.infer<typeof incident>;
export type IncidentPage = z.infer<typeof incidentPage>;
export type StoppedStep = z.infer<typeof stoppedStep>;
export type RetryIncidentsRequest = z.input<typeof retryIncidentsRequest>;
export type RetriedIncidents = z.infer<typeof retriedIncidents>;
export type Job = z.infer<typeof job>;
export type JobState = Job['state'];
export type JobPage = z.infer<typeof jobPage>;
export type CommandListQuery = z.input<typeof commandListQuery>;
export type Command = z.infer<typeof command>;
export type CommandPage = z.infer<typeof commandPage>;
export type FindingListQuery = z.input<typeof findingListQuery>;
export type Finding = z.infer<typeof finding>;
export type FindingPage = z.infer<typeof findingPage>;
export type WorkersHealth = z.infer<typeof workersHealth>;
