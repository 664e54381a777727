import { z } from 'zod';
import { assistanceTypeSchema } from '#domain/catalogue/catalogue';
import { levelSchema } from '#domain/plans/plan-levels';
import type { AgendaItem } from './agenda-item.ts';
import { OUTCOMES, RESULTS, type Decision } from './decision.ts';

const text = z.string().trim().min(1);

/** One row of the form: every field that some outcome needs. */
export const decisionRowSchema = z.object({
  questionId: z.uuid(),
  outcome: text,
  helpKinds: z.array(assistanceTypeSchema).default([]),
  level: levelSchema.optional(),
  levelReason: text.optional(),
  termReason: text.optional(),
  reason: text.optional(),
  remarks: text.optional(),
  results: z.array(z.enum(RESULTS)).default([]),
  terminationGround: z.enum(['moved', 'family-refused']).optional(),
  newDistrict: text.optional(),
  refusalDocumentId: z.uuid().optional(),
  refusedOn: z.iso.date().optional(),
});
export type DecisionRow = z.infer<typeof decisionRowSchema>;

type Reading = { readonly decision: Decision } | { readonly missing: Record<string, string> };

const missing = (field: string, message: string): Reading => ({ missing: { [field]: message } });

/** Makes of a row the decision that its outcome calls for, or says what is missing (T-062, T-064, T-087, T-088, T-090, T-091). */
export function readDecision(row: DecisionRow, kind: AgendaItem['kind']): Reading {
  const outcome = OUTCOMES.find((known) => known.code === row.outcome && known.kind === kind);
  if (!outcome) return missing('outcome', 'По этому вопросу такое решение не принимают.');
  switch (outcome.code) {
    case 'accepted':
      return readAcceptance(row);
    case 'rework':
      if (row.remarks === undefined) return missing('remarks', 'Запишите замечания, по которым дорабатывать ИПССС.');
      return { decision: { outcome: 'rework', remarks: row.remarks } };
    case 'need-not-confirmed':
    case 'extend':
      if (row.reason === undefined) return missing('reason', 'Укажите обоснование решения.');
      return { decision: { outcome: outcome.code, reason: row.reason } };
    case 'complete':
      if (row.results.length === 0) return missing('results', 'Отметьте хотя бы один достигнутый результат.');
      return { decision: { outcome: 'complete', results: row.results, ...reasonOf(row) } };
    case 'terminate':
      return readTermination(row);
  }
}

function readAcceptance(row: DecisionRow): Reading {
  if (row.helpKinds.length === 0) return missing('helpKinds', 'Отметьте хотя бы один из пяти видов помощи.');
  if (row.level === undefined) return missing('level', 'Выберите один уровень социального сопровождения.');
  if (row.levelReason === undefined) return missing('levelReason', 'Обоснуйте уровень проблемами семьи.');
  return {
    decision: {
      outcome: 'accepted',
      helpKinds: row.helpKinds,
      level: row.level,
      levelReason: row.levelReason,
      ...(row.termReason !== undefined && { termReason: row.termReason }),
    },
  };
}

function readTermination(row: DecisionRow): Reading {
  if (row.terminationGround === undefined)
    return missing('terminationGround', 'Выберите одно из двух оснований: переезд или письменный отказ.');
  if (row.terminationGround === 'moved') {
    if (row.newDistrict === undefined) return missing('newDistrict', 'Укажите новый муниципальный район (городской округ).');
    return { decision: { outcome: 'terminate', terminationGround: 'moved', newDistrict: row.newDistrict, ...reasonOf(row) } };
  }
  if (row.refusalDocumentId === undefined) return missing('refusalDocumentId', 'Приложите скан письменного отказа семьи.');
  if (row.refusedOn === undefined) return missing('refusedOn', 'Укажите дату письменного отказа.');
  return {
    decision: {
      outcome: 'terminate',
      terminationGround: 'family-refused',
      refusalDocumentId: row.refusalDocumentId,
      refusedOn: row.refusedOn,
      ...reasonOf(row),
    },
  };
}

const reasonOf = (row: DecisionRow): { reason?: string } => (row.reason === undefined ? {} : { reason: row.reason });
