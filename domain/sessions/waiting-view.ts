import { z } from 'zod';
import type { Context } from '#domain/context';
import { QUESTION_LABELS, questionKindSchema } from './agenda-item.ts';

const rowSchema = z.object({
  agendaItemId: z.uuid(),
  kind: questionKindSchema,
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  waitingSince: z.date(),
  dueOn: z.string().nullable(),
  isDueProvisional: z.boolean(),
});

export interface WaitingQuestion {
  readonly agendaItemId: string;
  readonly kind: z.infer<typeof questionKindSchema>;
  readonly label: string;
  readonly case: { readonly id: string; readonly number: string; readonly family: string };
  readonly waitingSince: Date;
  readonly dueOn: string | null;
  readonly isDueProvisional: boolean;
}

/** Questions of a centre that no session has taken up yet, the most urgent first (П1 п.4.4; T-055, T-058). */
export async function listWaitingQuestions(ctx: Context, input: { centreId: string }): Promise<WaitingQuestion[]> {
  const rows: unknown = await ctx
    .db('app.agenda_items as a')
    .join('app.cases as k', 'k.id', 'a.case_id')
    .join('app.families as f', 'f.id', 'k.family_id')
    .leftJoin('app.deadlines as d', (on) => on.on('d.case_id', 'k.id').onNull('d.closed_at'))
    .select({
      agendaItemId: 'a.id',
      kind: 'a.kind',
      caseId: 'k.id',
      caseNumber: 'k.number',
      family: 'f.title',
      waitingSince: 'a.created_at',
      dueOn: 'd.due_on',
      isDueProvisional: ctx.db.raw('coalesce(d.is_provisional, false)'),
    })
    .where({ 'k.centre_id': input.centreId, 'a.status': 'waiting' })
    .orderByRaw('d.due_on nulls last, a.created_at, a.id');
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ caseId, caseNumber, family, ...question }) => ({
      ...question,
      label: QUESTION_LABELS[question.kind],
      case: { id: caseId, number: caseNumber, family },
    }));
}
