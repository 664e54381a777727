import type { CatalogueMeasure } from '#domain/catalogue/catalogue';
import { russianDate } from '#domain/calendar/plain-date';
import { checkOrder } from './item-order.ts';
import type { Category } from './plan-categories.ts';
import type { DraftItem } from './plan-draft.ts';
import type { ItemType } from './plan-groups.ts';

export interface ItemFacts {
  /** First and last day of the programme; the first is open while the plan is a draft. */
  readonly firstDay: string | undefined;
  readonly lastDay: string;
  /** No measure may be due before this day: it would be over before the programme begins. */
  readonly earliestDue: string;
  readonly memberIds: ReadonlySet<string>;
  readonly measures: ReadonlyMap<string, CatalogueMeasure>;
  readonly categories: readonly string[];
  readonly problemCount: number;
  /** Kinds of help that the consilium found needed; open while it has not decided (T-062). */
  readonly helpKinds: readonly string[] | undefined;
  /** Open measures of the version in force that stay; a new measure may come after them. */
  readonly openItemIds: ReadonlySet<string>;
}

/** Messages by JSON pointer for the rows of a plan (П1 п.4.7, 4.10; T-138, T-141, T-144, T-219, T-232). */
export function checkItems(items: readonly DraftItem[], facts: ItemFacts): Record<string, string> {
  const fields: Record<string, string> = checkOrder(items, facts.openItemIds);
  items.forEach((item, index) => {
    const at = (name: string) => `/items/${index}/${name}`;
    const row = `Мероприятие ${index + 1}`;
    Object.entries(checkMeasure(item, facts)).forEach(([name, message]) => (fields[at(name)] = `${row}: ${message}`));
    Object.entries(checkTerm(item, facts)).forEach(([name, message]) => (fields[at(name)] = `${row}: ${message}`));
    if (item.problemNumber === undefined) fields[at('problemNumber')] = `${row}: укажите, какую проблему оно решает.`;
    else if (item.problemNumber > facts.problemCount) fields[at('problemNumber')] = `${row}: проблемы с таким номером нет.`;
    if (item.targetIds.length === 0) fields[at('targetIds')] = `${row}: укажите, на кого из членов семьи направлено мероприятие.`;
    else if (item.targetIds.some((id) => !facts.memberIds.has(id))) fields[at('targetIds')] = `${row}: адресат не из этой семьи.`;
    if (item.executorId === undefined) fields[at('executorId')] = `${row}: укажите ответственного исполнителя.`;
    else if (item.coExecutorIds.includes(item.executorId)) {
      fields[at('coExecutorIds')] = `${row}: исполнитель и соисполнитель — разные организации.`;
    }
  });
  return fields;
}

function checkMeasure(item: DraftItem, facts: ItemFacts): Record<string, string> {
  if (item.measureCode === undefined) {
    if (!item.text) return { measureCode: 'выберите мероприятие алгоритма или опишите его своими словами.' };
    if (!item.assistanceType) return { assistanceType: 'укажите вид помощи.' };
    return isOpened(facts, item.assistanceType) ? {} : { assistanceType: NOT_OPENED };
  }
  if (item.text) return { text: 'текст мероприятия алгоритма не меняют: выберите мероприятие или опишите своими словами.' };

  const measure = facts.measures.get(item.measureCode);
  if (!measure) return { measureCode: 'такого мероприятия нет в каталоге.' };
  if (!allows(facts.categories, measure)) return { measureCode: 'мероприятие из алгоритма другой категории семей.' };
  if (!isOpened(facts, measure.assistanceType)) return { measureCode: NOT_OPENED };
  if (measure.condition && !item.conditionReason)
    return { conditionReason: `мероприятие проводится ${measure.condition}: укажите основание.` };
  return {};
}

const NOT_OPENED = 'консилиум не подтвердил потребность в этом виде помощи.';

/** Help of the sixth group needs no decision: the consilium decides on the five kinds (П1 п.4.1; T-062). */
const isOpened = ({ helpKinds }: ItemFacts, type: ItemType): boolean =>
  type === 'other' || helpKinds === undefined || helpKinds.includes(type);

/** Families of «иные категории» have no algorithm of their own and may use all of them (AMB-26). */
const allows = (categories: readonly string[], measure: CatalogueMeasure): boolean =>
  categories.includes(measure.category) || categories.includes('other' satisfies Category);

function checkTerm(item: DraftItem, facts: ItemFacts): Record<string, string> {
  if (item.dueOn === undefined) return { dueOn: 'укажите срок исполнения.' };
  const fromOn = item.fromOn ?? item.dueOn;
  if (item.periodicity !== undefined && item.fromOn === undefined) {
    return { fromOn: 'для периодичности укажите, с какого дня.' };
  }
  if (item.dueOn < fromOn) return { dueOn: 'срок не может быть раньше начала.' };
  if (item.dueOn < facts.earliestDue) {
    return { dueOn: `срок должен быть внутри срока программы (не раньше ${russianDate(facts.earliestDue)}).` };
  }
  if (item.dueOn > facts.lastDay) return { dueOn: `срок должен быть внутри срока программы (до ${russianDate(facts.lastDay)}).` };
  if (facts.firstDay !== undefined && fromOn < facts.firstDay) {
    return { [item.fromOn === undefined ? 'dueOn' : 'fromOn']: `начало должно быть не раньше ${russianDate(facts.firstDay)}.` };
  }
  return {};
}
