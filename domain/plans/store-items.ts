import type { CatalogueMeasure } from '#domain/catalogue/catalogue';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { getOrganisations } from '#domain/organisations/find-institutions';
import type { Category } from './plan-categories.ts';
import { OWN_CENTRE, type DraftItem } from './plan-draft.ts';
import { groupNumber } from './plan-groups.ts';
import { insertPredecessors, type OrderRow } from './item-order-store.ts';
import { insertItem, type ItemPlace, type NewItem } from './plan-item-store.ts';
import type { MeasureTerm } from './plan-term.ts';
import type { Problem } from './problem-store.ts';

interface Surroundings {
  readonly caseId: string;
  readonly centreName: string;
  readonly catalogueVersion: number;
  readonly categories: readonly string[];
  readonly measures: ReadonlyMap<string, CatalogueMeasure>;
  readonly problems: readonly Problem[];
}

export type UnplacedItem = Omit<ItemPlace, 'position'>;

/** Stores new measures of a plan and says in which group of the form each stands (П1 п.4.7, 4.10; П2; T-138, T-217). */
export async function storeItems(ctx: Context, items: readonly DraftItem[], around: Surroundings): Promise<UnplacedItem[]> {
  const named = items.flatMap(({ executorId, coExecutorIds }) => [...coExecutorIds, ...(outsider(executorId) ?? [])]);
  const organisations = await getOrganisations(ctx, { ids: named });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));

  const stored: UnplacedItem[] = [];
  for (const item of items) {
    const executorId = outsider(item.executorId)?.[0] ?? null;
    const executor = names.get(executorId ?? '') ?? around.centreName;
    const row = { ...toItem(item, around), executorId, executor };
    const itemId = await insertItem(ctx.db, row);
    stored.push({ itemId, groupNumber: groupNumber(row.assistanceType), ...termOf(item) });
  }
  await insertPredecessors(ctx.db, orderOf(items, stored));
  return stored;
}

/** What each row comes after, by ids: other rows of the form, or measures of the version in force (П1 п.2.3 г; T-232). */
function orderOf(items: readonly DraftItem[], stored: readonly UnplacedItem[]): OrderRow[] {
  return items.flatMap(({ afterNumbers, afterItemIds }, index) => {
    const itemId = stored[index]?.itemId ?? '';
    const rows = afterNumbers.flatMap((number) => stored[number - 1]?.itemId ?? []);
    return [...new Set([...rows, ...afterItemIds])].map((predecessorId) => ({ itemId, predecessorId }));
  });
}

/** The executor when it is not the centre itself. */
const outsider = (executorId: string | undefined): [string] | undefined =>
  executorId === undefined || executorId === OWN_CENTRE ? undefined : [executorId];

function termOf(item: DraftItem): MeasureTerm {
  if (item.dueOn === undefined) throw invalidInput('Укажите срок исполнения каждого мероприятия.');
  return { fromOn: item.fromOn ?? item.dueOn, dueOn: item.dueOn, periodicity: item.periodicity ?? null };
}

/** Numbers the measures inside each group in their order: 3.1, 3.2 … (П2; T-139). */
export function numberItems(items: readonly UnplacedItem[]): ItemPlace[] {
  const last = new Map<number, number>();
  return items.map((item) => {
    const position = (last.get(item.groupNumber) ?? 0) + 1;
    last.set(item.groupNumber, position);
    return { ...item, position };
  });
}

function toItem(item: DraftItem, around: Surroundings): Omit<NewItem, 'executor' | 'executorId'> {
  const problem = around.problems[(item.problemNumber ?? 0) - 1];
  if (!problem) throw invalidInput('Проблемы с таким номером нет.');
  const common = {
    caseId: around.caseId,
    problemId: problem.id,
    targetPersonIds: item.targetIds,
    coExecutorIds: item.coExecutorIds,
  };

  const measure = item.measureCode === undefined ? undefined : around.measures.get(item.measureCode);
  if (measure) {
    return {
      ...common,
      category: around.categories.includes(measure.category) ? measure.category : ('other' satisfies Category),
      catalogueVersion: around.catalogueVersion,
      measureCode: measure.code,
      assistanceType: measure.assistanceType,
      directionCode: measure.directionCode,
      actionKind: measure.actionKind,
      text: measure.text,
      isOutsideAlgorithm: false,
      conditionReason: item.conditionReason ?? null,
    };
  }
  return {
    ...common,
    category: around.categories[0] ?? ('other' satisfies Category),
    catalogueVersion: null,
    measureCode: null,
    assistanceType: item.assistanceType ?? 'other',
    directionCode: null,
    actionKind: 'other',
    text: item.text ?? '',
    isOutsideAlgorithm: true,
    conditionReason: null,
  };
}
