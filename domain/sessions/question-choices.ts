import { z } from 'zod';
import type { Context } from '#domain/context';
import type { Choice } from '#domain/tasks/task-form';
import { QUESTION_LABELS, questionKindSchema } from './agenda-item.ts';

const rowSchema = z.object({
  id: z.uuid(),
  kind: questionKindSchema,
  caseId: z.uuid(),
  number: z.string(),
  family: z.string(),
  note: z.string().nullable(),
  caseEventId: z.uuid().nullable(),
});
export type SessionQuestion = z.infer<typeof rowSchema>;

/** Questions of a session in the order of its agenda, named by case and family (П1 п.4.4; T-058). */
export async function listSessionQuestions(ctx: Context, sessionId: string): Promise<SessionQuestion[]> {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .join('app.cases as k', 'k.id', 'a.case_id')
    .join('app.families as f', 'f.id', 'k.family_id')
    .select({
      id: 'a.id',
      kind: 'a.kind',
      caseId: 'k.id',
      number: 'k.number',
      family: 'f.title',
      note: 'a.note',
      caseEventId: 'a.case_event_id',
    })
    .where('a.session_id', sessionId)
    .whereNot('a.status', 'withdrawn')
    .orderBy('a.position');
  return z.array(rowSchema).parse(rows);
}

export const questionChoices = (questions: readonly SessionQuestion[]): Choice[] =>
  questions.map((question) => ({
    value: question.id,
    label: `${question.number} ${question.family}`,
    hint: QUESTION_LABELS[question.kind],
  }));
