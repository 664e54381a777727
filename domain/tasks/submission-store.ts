import type { Knex } from 'knex';
import { z } from 'zod';
import type { OpenTask } from './task-form.ts';

export interface NewSubmission {
  readonly task: OpenTask;
  readonly formVersion: string;
  readonly data: unknown;
  readonly submittedBy: string;
  readonly onBehalfOf: string | null;
  readonly submittedAt: Date;
}

/** Stores what was filled in; false when the task has its submission already. A rival waits here until the first one commits. */
export async function insertSubmission(db: Knex, { task, ...given }: NewSubmission): Promise<boolean> {
  const rows: unknown = await db('app.task_submissions')
    .insert({
      task_id: task.taskId,
      case_id: task.caseId ?? null,
      session_id: task.sessionId ?? null,
      process_definition_id: task.processDefinitionId,
      task_key: task.taskKey,
      form_key: task.formKey,
      form_version: given.formVersion,
      data: JSON.stringify(given.data),
      submitted_by: given.submittedBy,
      on_behalf_of: given.onBehalfOf,
      submitted_at: given.submittedAt,
    })
    .onConflict('task_id')
    .ignore()
    .returning('task_id');
  return z.array(z.unknown()).parse(rows).length === 1;
}

const submission = z.object({ submittedBy: z.uuid(), submittedAt: z.date() });
export type Submission = z.infer<typeof submission>;

/** Who completed a task, and when. */
export async function findSubmission(db: Knex, taskId: string): Promise<Submission | undefined> {
  const row: unknown = await db('app.task_submissions')
    .where({ task_id: taskId })
    .first({ submittedBy: 'submitted_by', submittedAt: 'submitted_at' });
  return submission.optional().parse(row);
}
