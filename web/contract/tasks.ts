import { z } from 'zod';
import { caseRef, instant, jsonObject, pageNumber, pageOf, personRef, plainDate, sessionRef } from './common.ts';

export const taskId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Неверный идентификатор задачи.');
export const taskParams = z.strictObject({ taskId });

export const taskListQuery = z.strictObject({
  /** `mine`: taken by me or mine by nature; `group`: free in my groups; `all`: both, and what colleagues have taken. */
  scope: z.enum(['mine', 'group', 'all']).default('mine'),
  /** 1–7 are the stages of a case, 0 the tasks of a session. */
  stage: z.coerce.number().int().min(0).max(7).optional(),
  case: z.uuid().optional(),
  overdue: z.enum(['true']).optional(),
  page: pageNumber,
});

export const taskRow = z.object({
  taskId: z.string(),
  name: z.string(),
  /** Place and words of the measure to which the task belongs. */
  measure: z.string().nullable(),
  formKey: z.string(),
  stage: z.int().min(0).max(7),
  clause: z.string(),
  case: caseRef.nullable(),
  session: sessionRef.nullable(),
  dueOn: plainDate.nullable(),
  isDueProvisional: z.boolean(),
  /** Negative after the deadline. */
  workingDaysLeft: z.int().nullable(),
  assignee: personRef.nullable(),
  responsible: personRef.nullable(),
  createdAt: instant,
  /** The support is suspended, and this task waits for it to go on. */
  isSuspended: z.boolean(),
});
export const taskPage = pageOf(taskRow);
/** On the card of a case or session everybody sees what is open; only its people may open it. */
export const cardTask = taskRow.extend({ mayOpen: z.boolean() });

export const choice = z.object({
  value: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  group: z.string().optional(),
  data: jsonObject.optional(),
});

export const form = z.object({ key: z.string(), version: z.string(), schema: jsonObject, ui: jsonObject });
export const preparedForm = z.object({
  initial: jsonObject,
  choices: z.record(z.string(), z.array(choice)),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
});
export const draft = z.object({ formVersion: z.string(), data: jsonObject, savedAt: instant });

export const taskAnswer = z.object({
  task: taskRow,
  form,
  prepared: preparedForm,
  draft: draft.nullable(),
  hasHints: z.boolean(),
  may: z.array(z.enum(['claim', 'release', 'complete'])),
});

/** The answer of a start form, such as the registration of an appeal. */
export const startFormAnswer = z.object({ form, prepared: preparedForm });

const formVersion = z.string().regex(/^[0-9a-f]{12}$/, 'Неверная версия формы.');
export const saveDraftRequest = z.strictObject({ formVersion, data: jsonObject });
export const completeTaskRequest = z.strictObject({ formVersion, data: jsonObject });
export const formHintsRequest = z.strictObject({ data: jsonObject });
export const formHints = z.object({
  items: z.array(z.object({ code: z.string(), message: z.string(), pointer: z.string().optional() })),
});
export const draftSaved = z.object({ savedAt: instant });

/** `saved`: the facts are stored, and the case moves on by itself as soon as the engine answers. */
export const completeTaskAnswer = z.object({ state: z.enum(['moved-on', 'saved']), message: z.string() });

export type TaskListQuery = z.input<typeof taskListQuery>;
export type TaskRow = z.infer<typeof taskRow>;
export type CardTask = z.infer<typeof cardTask>;
export type TaskPage = z.infer<typeof taskPage>;
export type TaskAnswer = z.infer<typeof taskAnswer>;
export type Form = z.infer<typeof form>;
export type PreparedForm = z.infer<typeof preparedForm>;
export type StartFormAnswer = z.infer<typeof startFormAnswer>;
export type Draft = z.infer<typeof draft>;
export type FormHint = z.infer<typeof formHints>['items'][number];
export type SaveDraftRequest = z.input<typeof saveDraftRequest>;
export type CompleteTaskRequest = z.input<typeof completeTaskRequest>;
export type CompleteTaskAnswer = z.infer<typeof completeTaskAnswer>;
