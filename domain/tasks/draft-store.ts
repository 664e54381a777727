import type { Knex } from 'knex';
import { z } from 'zod';

const draftRow = z.object({ formVersion: z.string(), data: z.record(z.string(), z.unknown()), savedAt: z.date() });
export type Draft = z.infer<typeof draftRow>;

export async function findDraft(db: Knex, taskId: string, userId: string): Promise<Draft | undefined> {
  const rows: unknown = await db('app.task_drafts')
    .select({ formVersion: 'form_version', data: 'data', savedAt: 'saved_at' })
    .where({ task_id: taskId, user_id: userId });
  return z.array(draftRow).parse(rows)[0];
}

export interface NewDraft {
  readonly taskId: string;
  readonly userId: string;
  readonly formKey: string;
  readonly formVersion: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly savedAt: Date;
}

export async function storeDraft(db: Knex, draft: NewDraft): Promise<void> {
  await db('app.task_drafts')
    .insert({
      task_id: draft.taskId,
      user_id: draft.userId,
      form_key: draft.formKey,
      form_version: draft.formVersion,
      data: JSON.stringify(draft.data),
      saved_at: draft.savedAt,
    })
    .onConflict(['task_id', 'user_id'])
    .merge();
}

export async function deleteDrafts(db: Knex, taskId: string): Promise<void> {
  await db('app.task_drafts').where({ task_id: taskId }).delete();
}
