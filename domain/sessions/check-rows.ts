import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { endsSupport } from '#domain/monitoring/review';
import type { AgendaItem } from './agenda-item.ts';
import type { Votes } from './agenda-item-store.ts';
import { findEarlyDecisions, findEndingQuestion, type EarlyDecisions } from './agenda-view.ts';
import { checkDecision } from './check-decision.ts';
import { votingRules, type ReadVotes } from './check-votes.ts';
import { readDecision, type DecisionRow, type Reading } from './read-decision.ts';

export interface CheckedRow {
  /** Place of the row in the sheet. */
  readonly index: number;
  readonly item: AgendaItem;
  readonly reading: Exclude<Reading, { kind: 'incomplete' }>;
  readonly votes: Votes | undefined;
}

interface Sheet {
  readonly centreId: string;
  readonly items: ReadonlyMap<string, AgendaItem>;
  readonly rows: readonly DecisionRow[];
  /** Members who sat in the session. */
  readonly present: number;
}

/** Reads every row of the sheet and refuses all mistakes at once, each at its field (П1 п.4.4; T-062, T-064). */
export async function checkRows(ctx: Context, sheet: Sheet): Promise<CheckedRow[]> {
  const readVotes = await votingRules(ctx, sheet);
  const checked: CheckedRow[] = [];
  const fields: Record<string, string> = {};
  for (const [index, row] of sheet.rows.entries()) {
    const item = sheet.items.get(row.questionId);
    if (!item) continue;
    const early = await findEarlyDecisions(ctx, item.caseId);
    const reading = readDecision(row, item.kind, early);
    const { votes, mistakes } = await checkReading(ctx, { item, row, reading, early, readVotes, sheet });
    for (const [name, message] of Object.entries(mistakes)) fields[`/decisions/${index}/${name}`] = message;
    if (reading.kind !== 'incomplete') checked.push({ index, item, reading, votes });
  }
  Object.assign(fields, checkOneEnd(checked));
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalidInput(first, fields);
  return checked;
}

/** A support that one question ends leaves nothing to decide to the others of the family in the same session (T-087). */
function checkOneEnd(rows: readonly CheckedRow[]): Record<string, string> {
  const results = rows.filter(({ item, reading }) => item.kind === 'results' && reading.kind === 'decided');
  const endings = results.filter(({ reading }) => reading.kind === 'decided' && endsSupport(reading.decision.outcome));
  const idle = endings.flatMap((ending) => results.filter((row) => row !== ending && row.item.caseId === ending.item.caseId));
  const message = 'Сопровождение этой семьи завершает другой вопрос заседания: отложите этот.';
  return Object.fromEntries(idle.map(({ index }) => [`/decisions/${index}/outcome`, message]));
}

interface Question {
  readonly item: AgendaItem;
  readonly row: DecisionRow;
  readonly reading: Reading;
  readonly early: EarlyDecisions;
  readonly readVotes: ReadVotes;
  readonly sheet: Sheet;
}

async function checkReading(
  ctx: Context,
  { item, row, reading, early, readVotes, sheet }: Question,
): Promise<{ votes: Votes | undefined; mistakes: Record<string, string> }> {
  if (reading.kind === 'incomplete') return { votes: undefined, mistakes: reading.missing };
  if (reading.kind !== 'decided') return { votes: undefined, mistakes: {} };
  if (await findEndingQuestion(ctx, item.caseId)) {
    return { votes: undefined, mistakes: { outcome: 'Решено завершить сопровождение этой семьи: отложите вопрос.' } };
  }
  const { votes, mistakes } = readVotes(row);
  return {
    votes,
    mistakes: {
      ...(await checkDecision(ctx, item, reading.decision)),
      ...checkAgainstNeed({ item, reading, early }, sheet),
      ...mistakes,
    },
  };
}

/**
 * A level is set and a family accepted only where the need is confirmed: in this meeting, or, for a level of its own, in an earlier
 * one. The acceptance confirms the need itself (T-062, T-064).
 */
function checkAgainstNeed(
  { item, reading, early }: Pick<Question, 'item' | 'reading' | 'early'>,
  { items, rows }: Sheet,
): Record<string, string> {
  if (reading.kind !== 'decided' || !['level-set', 'accepted'].includes(reading.decision.outcome)) return {};
  const need = rows.find(({ questionId }) => {
    const other = items.get(questionId);
    return other?.caseId === item.caseId && other.kind === 'need';
  });
  if (need?.outcome === 'need-confirmed') return {};
  if (!need) {
    if (item.kind !== 'level' || early.helpKinds) return {};
    return { outcome: 'Потребность ещё не подтверждена: отложите или снимите вопрос об уровне.' };
  }
  return { outcome: 'Потребность на этом заседании не подтверждена: отложите или снимите этот вопрос.' };
}
