import { z } from 'zod';
import { assistanceTypeSchema } from '#domain/catalogue/catalogue';
import { levelSchema } from '#domain/plans/plan-levels';
import type { AgendaItem } from './agenda-item.ts';
import type { EarlyDecisions } from './agenda-view.ts';
import { RESULTS, type Decision } from './decision.ts';
import { findOutcome } from './outcomes.ts';

const text = z.string().trim().min(1);
const count = z.int().min(0).max(200);

/** One row of the form: every field that some outcome needs. */
export const decisionRowSchema = z.object({
  questionId: z.uuid(),
  outcome: text,
  helpKinds: z.array(assistanceTypeSchema).default([]),
  level: levelSchema.optional(),
  levelReason: text.optional(),
  termReason: text.optional(),
  loadReason: text.optional(),
  ippsuOverride: text.optional(),
  reason: text.optional(),
  remarks: text.optional(),
  recommendation: text.optional(),
  results: z.array(z.enum(RESULTS)).default([]),
  terminationGround: z.enum(['moved', 'family-refused']).optional(),
  newDistrict: text.optional(),
  refusalDocumentId: z.uuid().optional(),
  refusedOn: z.iso.date().optional(),
  votesFor: count.optional(),
  votesAgainst: count.optional(),
  votesAbstained: count.optional(),
});
export type DecisionRow = z.infer<typeof decisionRowSchema>;

export type Reading =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'postponed' | 'withdrawn'; readonly reason: string }
  | { readonly kind: 'incomplete'; readonly missing: Record<string, string> };

const decided = (decision: Decision): Reading => ({ kind: 'decided', decision });
const missing = (field: string, message: string): Reading => ({ kind: 'incomplete', missing: { [field]: message } });

/** Makes of a row the decision that its outcome calls for, or says what is missing (T-062, T-064, T-087, T-088, T-090, T-091). */
export function readDecision(row: DecisionRow, kind: AgendaItem['kind'], early: EarlyDecisions): Reading {
  const outcome = findOutcome(row.outcome, kind);
  if (!outcome) return missing('outcome', 'По этому вопросу такое решение не принимают.');
  switch (outcome.code) {
    case 'accepted':
      return readAcceptance(kind === 'plan' ? withEarly(row, early) : row);
    case 'rework':
      if (row.remarks === undefined) return missing('remarks', 'Запишите замечания, по которым дорабатывать ИПССС.');
      return decided({ outcome: 'rework', remarks: row.remarks });
    case 'need-confirmed':
      if (row.helpKinds.length === 0) return missing('helpKinds', 'Отметьте хотя бы один из пяти видов помощи.');
      return decided({ outcome: 'need-confirmed', helpKinds: row.helpKinds });
    case 'level-set':
      return readLevel(row);
    case 'noted':
      if (row.recommendation === undefined) return missing('recommendation', 'Запишите рекомендации консилиума.');
      return decided({ outcome: 'noted', recommendation: row.recommendation });
    case 'extend':
      return readExtension(row);
    case 'need-not-confirmed':
    case 'continue':
    case 'administrative':
      if (row.reason === undefined) return missing('reason', 'Укажите обоснование решения.');
      return decided({ outcome: outcome.code, reason: row.reason });
    case 'complete':
      if (row.results.length === 0) return missing('results', 'Отметьте хотя бы один достигнутый результат.');
      return decided({ outcome: 'complete', results: row.results, ...reasonOf(row) });
    case 'terminate':
      return readTermination(row);
    case 'postponed':
    case 'withdrawn':
      if (row.reason === undefined) return missing('reason', 'Укажите, почему по вопросу нет решения.');
      return { kind: outcome.code, reason: row.reason };
  }
}

/** Approval after an earlier meeting carries that meeting's kinds of help and level on, unless the consilium now says otherwise. */
function withEarly(row: DecisionRow, early: EarlyDecisions): DecisionRow {
  const isSameLevel = row.level === undefined || row.level === early.level?.code;
  return {
    ...row,
    helpKinds: row.helpKinds.length > 0 ? row.helpKinds : [...(early.helpKinds ?? [])],
    level: row.level ?? early.level?.code,
    levelReason: row.levelReason ?? (isSameLevel ? early.level?.reason : undefined),
  };
}

function readAcceptance(row: DecisionRow): Reading {
  if (row.helpKinds.length === 0) return missing('helpKinds', 'Отметьте хотя бы один из пяти видов помощи.');
  if (row.level === undefined) return missing('level', 'Выберите один уровень социального сопровождения.');
  if (row.levelReason === undefined) return missing('levelReason', 'Обоснуйте уровень проблемами семьи.');
  return decided({
    outcome: 'accepted',
    helpKinds: row.helpKinds,
    level: row.level,
    levelReason: row.levelReason,
    ...(row.termReason !== undefined && { termReason: row.termReason }),
    ...(row.loadReason !== undefined && { loadReason: row.loadReason }),
    ...(row.ippsuOverride !== undefined && { ippsuOverride: row.ippsuOverride }),
  });
}

function readLevel(row: DecisionRow): Reading {
  if (row.level === undefined) return missing('level', 'Выберите один уровень социального сопровождения.');
  if (row.levelReason === undefined) return missing('levelReason', 'Обоснуйте уровень проблемами семьи.');
  return decided({
    outcome: 'level-set',
    level: row.level,
    levelReason: row.levelReason,
    ...(row.loadReason !== undefined && { loadReason: row.loadReason }),
  });
}

/** The level is named only where it changes (T-082). */
function readExtension(row: DecisionRow): Reading {
  if (row.reason === undefined) return missing('reason', 'Укажите обоснование решения.');
  if (row.level === undefined) return decided({ outcome: 'extend', reason: row.reason });
  if (row.levelReason === undefined) return missing('levelReason', 'Обоснуйте новый уровень.');
  return decided({
    outcome: 'extend',
    reason: row.reason,
    level: row.level,
    levelReason: row.levelReason,
    ...(row.loadReason !== undefined && { loadReason: row.loadReason }),
  });
}

function readTermination(row: DecisionRow): Reading {
  if (row.terminationGround === undefined)
    return missing('terminationGround', 'Выберите одно из двух оснований: переезд или письменный отказ.');
  if (row.terminationGround === 'moved') {
    if (row.newDistrict === undefined) return missing('newDistrict', 'Укажите новый муниципальный район (городской округ).');
    return decided({
      outcome: 'terminate',
      terminationGround: 'moved',
      newDistrict: row.newDistrict,
      ...reasonOf(row),
    });
  }
  if (row.refusalDocumentId === undefined) return missing('refusalDocumentId', 'Приложите скан письменного отказа семьи.');
  if (row.refusedOn === undefined) return missing('refusedOn', 'Укажите дату письменного отказа.');
  return decided({
    outcome: 'terminate',
    terminationGround: 'family-refused',
    refusalDocumentId: row.refusalDocumentId,
    refusedOn: row.refusedOn,
    ...reasonOf(row),
  });
}

const reasonOf = (row: DecisionRow): { reason?: string } => (row.reason === undefined ? {} : { reason: row.reason });
