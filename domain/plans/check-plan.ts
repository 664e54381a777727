import type { CatalogueMeasure } from '#domain/catalogue/catalogue';
import { addMonths } from '#domain/calendar/plain-date';
import { invalidInput } from '#domain/errors';
import { checkItems, type ItemFacts } from './check-plan-items.ts';
import { CIRCUMSTANCES, OTHER_CIRCUMSTANCE } from './circumstances.ts';
import { categoriesOf, checkFamilyBoxes } from './family-boxes.ts';
import { OWN_CENTRE, type PlanDraft } from './plan-draft.ts';
import { levelLabel, type Level } from './plan-levels.ts';

export interface PlanFacts {
  readonly today: string;
  readonly hasCurator: boolean;
  readonly memberIds: ReadonlySet<string>;
  readonly measures: ReadonlyMap<string, CatalogueMeasure>;
  /** Recommended length of support in months by level: longer is possible with a reason (П1 п.5.7; AMB-02). */
  readonly recommendedMonths: Readonly<Record<Level, number>>;
  /** Kinds of help that an earlier decision of the consilium found needed (T-062). */
  readonly helpKinds: readonly string[] | undefined;
}

type CheckedDraft = PlanDraft & { readonly level: Level; readonly completeness: 'complete' | 'incomplete' };

/**
 * The one check of what П1 п.4.7 demands of a plan: level, measures, targets, terms, executor and co-executors, curator.
 * The seventh content, results, is demanded when a measure gets its mark (T-145, T-152).
 */
export function checkPlan(draft: PlanDraft, facts: PlanFacts): asserts draft is CheckedDraft {
  const fields: Record<string, string> = { ...checkHead(draft, facts), ...checkItems(draft.items, itemFacts(draft, facts)) };
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalidInput(first, fields);
}

function itemFacts(draft: PlanDraft, facts: PlanFacts): ItemFacts {
  return {
    firstDay: undefined,
    // The programme starts with its approval, which cannot be earlier than today.
    lastDay: addMonths(facts.today, draft.termMonths),
    memberIds: facts.memberIds,
    measures: facts.measures,
    categories: categoriesOf(draft.categories),
    earliestDue: facts.today,
    helpKinds: facts.helpKinds,
    problemCount: draft.problems.length,
    openItemIds: new Set(),
  };
}

function checkHead(draft: PlanDraft, facts: PlanFacts): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!draft.level) fields['/level'] = 'Укажите предлагаемый уровень социального сопровождения.';
  if (!draft.completeness) fields['/completeness'] = 'Укажите, полная или неполная семья.';
  for (const [name, message] of Object.entries(checkFamilyBoxes(draft.categories, draft.otherCategoryNote))) {
    fields[`/${name}`] = message;
  }
  if (!facts.hasCurator) fields['/'] = 'У семьи нет куратора: сначала закрепите куратора.';
  if (draft.items.length === 0) fields['/items'] = 'Добавьте хотя бы одно мероприятие.';
  else if (isOnlyOther(draft.items)) {
    fields['/items'] = 'Нужно хотя бы одно мероприятие пяти видов помощи: только «иные виды помощи» в плане не могут стоять.';
  }
  if (draft.items.length > 0 && !hasCoExecutors(draft.items) && !draft.noCoExecutorsReason) {
    fields['/noCoExecutorsReason'] = 'Укажите соисполнителей хотя бы одного мероприятия или причину, по которой они не нужны.';
  }
  if (draft.level && draft.termMonths > facts.recommendedMonths[draft.level] && !draft.termReason) {
    const limit = facts.recommendedMonths[draft.level];
    fields['/termReason'] =
      `Уровень «${levelLabel(draft.level)}»: рекомендуется до ${limit} мес. Укажите причину более долгого срока.`;
  }
  const unknown = draft.circumstances.find((code) => !CIRCUMSTANCES.some((circumstance) => circumstance.code === code));
  if (unknown !== undefined) fields['/circumstances'] = 'Такого обстоятельства нет в форме ИПССС.';
  if (draft.circumstances.includes(OTHER_CIRCUMSTANCE) && !draft.circumstancesNote) {
    fields['/circumstancesNote'] = 'Опишите иные признаки, ухудшающие жизнедеятельность.';
  }
  if (draft.jointOn > facts.today) fields['/jointOn'] = 'Дата совместного составления не может быть позже сегодняшнего дня.';
  if (draft.jointParticipantIds.some((id) => !facts.memberIds.has(id))) {
    fields['/jointParticipantIds'] = 'В составлении участвуют члены этой семьи.';
  }
  return fields;
}

/** Whether anybody beside the centre takes part: the programme names its co-executors (П1 п.4.7, 4.12). */
function hasCoExecutors(items: PlanDraft['items']): boolean {
  return items.some(
    ({ executorId, coExecutorIds }) => coExecutorIds.length > 0 || (executorId !== undefined && executorId !== OWN_CENTRE),
  );
}

/** «Иные виды помощи» alone are no support: the programme gives help of five kinds (П1 п.1.3, 4.1; AMB-13). */
function isOnlyOther(items: PlanDraft['items']): boolean {
  return items.every((item) => item.measureCode === undefined && item.assistanceType === 'other');
}
