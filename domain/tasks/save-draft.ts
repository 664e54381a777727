import type { Context } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { takenByOther } from './claim-task.ts';
import { storeDraft } from './draft-store.ts';
import { getOpenTask } from './open-task.ts';

export interface DraftInput {
  readonly taskId: string;
  readonly formVersion: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Keeps unfinished work of a person as it is, unchecked; an older edition of the form is kept too, nothing may be lost. */
export async function saveDraft(ctx: Context, input: DraftInput): Promise<{ savedAt: Date }> {
  const found = await getOpenTask(ctx, input.taskId);
  if (!found.isFree) throw takenByOther(found);
  const { key } = getForm(found.task.formKey);
  await storeDraft(ctx.db, { ...input, userId: ctx.actor.id, formKey: key, savedAt: ctx.now });
  return { savedAt: ctx.now };
}
