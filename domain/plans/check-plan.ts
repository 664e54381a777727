import type { CatalogueMeasure } from '#domain/catalogue/catalogue';
import { addMonths } from '#domain/calendar/plain-date';
import { invalidInput } from '#domain/errors';
import { checkItems, type ItemFacts } from './check-plan-items.ts';
import { CIRCUMSTANCES, OTHER_CIRCUMSTANCE } from './circumstances.ts';
import type { PlanDraft } from './plan-draft.ts';
import { levelLabel, type Level } from './plan-levels.ts';

export interface PlanFacts {
  readonly today: string;
  readonly hasCurator: boolean;
  readonly memberIds: ReadonlySet<string>;
  readonly measures: ReadonlyMap<string, CatalogueMeasure>;
  /** Recommended length of support in months by level: longer is possible with a reason (П1 п.5.7; AMB-02). */
  readonly recommendedMonths: Readonly<Record<Level, number>>;
}

type CheckedDraft = PlanDraft & { readonly level: Level };

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
    categories: draft.categories,
    problemCount: draft.problems.length,
  };
}

function checkHead(draft: PlanDraft, facts: PlanFacts): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!draft.level) fields['/level'] = 'Укажите предлагаемый уровень социального сопровождения.';
  if (!facts.hasCurator) fields['/'] = 'У семьи нет куратора: сначала закрепите куратора.';
  if (draft.items.length === 0) fields['/items'] = 'Добавьте хотя бы одно мероприятие.';
  else if (isOnlyOther(draft.items)) {
    fields['/items'] = 'Нужно хотя бы одно мероприятие пяти видов помощи: только «иные виды помощи» в плане не могут стоять.';
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

/** «Иные виды помощи» alone are no support: the programme gives help of five kinds (П1 п.1.3, 4.1; AMB-13). */
function isOnlyOther(items: PlanDraft['items']): boolean {
  return items.every((item) => item.measureCode === undefined && item.assistanceType === 'other');
}
