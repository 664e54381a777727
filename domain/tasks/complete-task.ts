import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import { inTransaction, type Context } from '#domain/context';
import { refuseDeclined } from '#domain/events/event-stage';
import { checkFormVersion, getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { refuseHeld } from '#domain/suspensions/refuse-held';
import { takenByOther } from './claim-task.ts';
import { deleteDrafts } from './draft-store.ts';
import { getTaskForm } from './forms.ts';
import { actInTask, alreadyCompleted, getOpenTask } from './open-task.ts';
import { findSubmission, insertSubmission } from './submission-store.ts';

export interface CompletionInput {
  readonly taskId: string;
  readonly formVersion: string;
  readonly data: unknown;
}

/**
 * Completes a task: the form is checked, its facts, the audit event and the command to the engine are stored together or not at all
 * (П1 п.5.2; T-105, T-106). Of two people who complete at once the second waits for the first and is then refused.
 */
export async function completeTask(ctx: Context, input: CompletionInput): Promise<{ commandId: string }> {
  return inTransaction(ctx, async (tx) => {
    const found = await getOpenTask(tx, input.taskId);
    if (!found.isFree) throw takenByOther(found);
    const { task } = found;
    const form = getForm(task.formKey);
    checkFormVersion(form, input.formVersion);
    const acting = actInTask(tx, found);
    if (task.caseId) await refuseDeclined(tx, task.caseId);
    if (task.caseId) await refuseHeld(tx, { caseId: task.caseId, formKey: task.formKey });
    const taskForm = getTaskForm(task.formKey);
    validateForm(form, input.data, (await taskForm.prepare(acting, task)).choices);
    // Before the effects: the row is what a rival waits for.
    const isFirst = await insertSubmission(tx.db, {
      task,
      formVersion: form.version,
      data: input.data,
      submittedBy: tx.actor.id,
      onBehalfOf: found.membership.onBehalfOf,
      submittedAt: tx.now,
    });
    if (!isFirst) throw alreadyCompleted(await findSubmission(tx.db, task.taskId));
    const variables = await taskForm.complete(acting, task, input.data);
    await deleteDrafts(tx.db, task.taskId);
    await recordEvent(acting, {
      action: 'task.completed',
      objectKind: 'task',
      objectId: task.taskId,
      ...(task.caseId && { caseId: task.caseId }),
      ...(found.row.centreId && { centreId: found.row.centreId }),
      after: { taskKey: task.taskKey, formKey: task.formKey, formVersion: form.version },
    });
    const commandId = await requestCommand(acting, {
      stream: task.businessKey,
      dedupeKey: `complete:${task.taskId}`,
      command: { kind: 'complete-task', taskId: task.taskId, variables },
    });
    if (!commandId) throw alreadyCompleted(undefined);
    return { commandId };
  });
}
