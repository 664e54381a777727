import { z } from 'zod';
import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';

/** Kind under which the family's written refusal of support is kept (П1 п.5.8 в). */
export const REFUSAL_KIND = 'family-refusal';

const documentSchema = z.object({ id: z.uuid(), caseNumber: z.string(), originalName: z.string() });

/** Scanned refusals of the cases of an agenda, to choose from (П1 п.5.8 в; T-091). */
export async function listRefusalDocuments(ctx: Context, caseIds: readonly string[]): Promise<Choice[]> {
  const rows: unknown = await ctx
    .db('app.documents as d')
    .join('app.cases as k', 'k.id', 'd.case_id')
    .select({ id: 'd.id', caseNumber: 'k.number', originalName: 'd.original_name' })
    .whereIn('d.case_id', [...caseIds])
    .where('d.kind', REFUSAL_KIND)
    .orderBy('d.uploaded_at', 'desc');
  return z
    .array(documentSchema)
    .parse(rows)
    .map((document) => ({ value: document.id, label: document.originalName, group: `Дело ${document.caseNumber}` }));
}

/** Whether the document is a scanned refusal of this very case (П1 п.5.8 в; T-091, T-093). */
export async function findRefusalDocument(
  ctx: Context,
  input: { caseId: string; documentId: string },
): Promise<{ id: string } | undefined> {
  const row: unknown = await ctx
    .db('app.documents')
    .first('id')
    .where({ id: input.documentId, case_id: input.caseId, kind: REFUSAL_KIND });
  return z.object({ id: z.uuid() }).optional().parse(row);
}
