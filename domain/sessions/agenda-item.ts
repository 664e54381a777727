import { z } from 'zod';
import { decisionSchema } from './decision.ts';

export const questionKindSchema = z.enum(['need', 'level', 'plan', 'progress', 'results', 'acceptance']);
export type QuestionKind = z.infer<typeof questionKindSchema>;

export const QUESTION_LABELS: Readonly<Record<QuestionKind, string>> = {
  need: 'определение потребности',
  level: 'определение уровня',
  plan: 'утверждение ИПССС',
  progress: 'ход реализации ИПССС',
  results: 'оценка результатов',
  acceptance: 'принятие семьи на сопровождение',
};

export const questionStatusSchema = z.enum(['waiting', 'on-agenda', 'decided', 'withdrawn']);

/** One question of one case for a collegial body (П1 п.4.4; T-005). */
export const agendaItemSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  sessionId: z.uuid().nullable(),
  kind: questionKindSchema,
  planVersionId: z.uuid().nullable(),
  /** The event that called the consilium before the end of the term. */
  caseEventId: z.uuid().nullable(),
  position: z.number().int().nullable(),
  status: questionStatusSchema,
  familyInvitedAt: z.date().nullable(),
  familyAttended: z.boolean().nullable(),
  familyAbsenceReason: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeData: decisionSchema.nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.uuid().nullable(),
  createdAt: z.date(),
});
export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** Kinds for whose decision a process of the case waits; the others the curator asks beside it (П1 п.4.4; T-005, T-058). */
export const AWAITED_KINDS: readonly QuestionKind[] = ['acceptance', 'plan', 'results'];
