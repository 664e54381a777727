import type { Knex } from 'knex';
import { z } from 'zod';
import { placedItemSchema, planItemSchema, type PlacedItem, type PlanItem } from './plan-item.ts';
import { occurrencesOf, type MeasureTerm } from './plan-term.ts';
import { EFFECTIVE_STATUSES } from './plan-version.ts';

const ITEM_COLUMNS = {
  id: 'i.id',
  caseId: 'i.case_id',
  category: 'i.category',
  catalogueVersion: 'i.catalogue_version',
  measureCode: 'i.measure_code',
  assistanceType: 'i.assistance_type',
  directionCode: 'i.direction_code',
  actionKind: 'i.action_kind',
  text: 'i.text',
  isOutsideAlgorithm: 'i.is_outside_algorithm',
  conditionReason: 'i.condition_reason',
  problemId: 'i.problem_id',
  targetPersonIds: 'i.target_person_ids',
  executorId: 'i.executor_id',
  executor: 'i.executor',
  coExecutorIds: 'i.co_executor_ids',
  status: 'i.status',
  waitingSince: 'i.waiting_since',
  result: 'i.result',
  notDoneReason: 'i.not_done_reason',
  markedAt: 'i.marked_at',
  markedBy: 'i.marked_by',
} as const;

const PLACE_COLUMNS = {
  groupNumber: 'v.group_number',
  position: 'v.position',
  fromOn: 'v.from_on',
  dueOn: 'v.due_on',
  periodicity: 'v.periodicity',
} as const;

export type NewItem = Omit<PlanItem, 'id' | 'status' | 'waitingSince' | 'result' | 'notDoneReason' | 'markedAt' | 'markedBy'>;
export interface ItemPlace extends MeasureTerm {
  readonly itemId: string;
  readonly groupNumber: number;
  readonly position: number;
}

export async function insertItem(db: Knex, item: NewItem): Promise<string> {
  const rows: unknown = await db('app.plan_items')
    .insert({
      case_id: item.caseId,
      category: item.category,
      catalogue_version: item.catalogueVersion,
      measure_code: item.measureCode,
      assistance_type: item.assistanceType,
      direction_code: item.directionCode,
      action_kind: item.actionKind,
      text: item.text,
      is_outside_algorithm: item.isOutsideAlgorithm,
      condition_reason: item.conditionReason,
      problem_id: item.problemId,
      target_person_ids: item.targetPersonIds,
      executor_id: item.executorId,
      executor: item.executor,
      co_executor_ids: item.coExecutorIds,
      status: 'planned',
    })
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (!row) throw new Error('a plan item was not stored');
  return row.id;
}

export async function placeItems(db: Knex, planVersionId: string, places: readonly ItemPlace[]): Promise<void> {
  await db('app.plan_version_items').insert(
    places.map((place) => ({
      plan_version_id: planVersionId,
      plan_item_id: place.itemId,
      group_number: place.groupNumber,
      position: place.position,
      from_on: place.fromOn,
      due_on: place.dueOn,
      periodicity: place.periodicity,
    })),
  );
  await writeOccurrences(db, planVersionId, places);
}

/** Items of one version in the order of the form. */
export async function selectPlacedItems(db: Knex, planVersionId: string): Promise<PlacedItem[]> {
  const rows: unknown = await db('app.plan_version_items as v')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .select({ ...ITEM_COLUMNS, ...PLACE_COLUMNS })
    .where('v.plan_version_id', planVersionId)
    .orderBy(['v.group_number', 'v.position']);
  return z.array(placedItemSchema).parse(rows);
}

/** Items of a version that no earlier effective version had: what this version adds to the work. */
export async function selectAddedItems(db: Knex, planVersionId: string): Promise<PlacedItem[]> {
  const rows: unknown = await db('app.plan_version_items as v')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .join('app.plan_versions as p', 'p.id', 'v.plan_version_id')
    .select({ ...ITEM_COLUMNS, ...PLACE_COLUMNS })
    .where('v.plan_version_id', planVersionId)
    .whereNotExists((earlier) => {
      void earlier
        .select(db.raw('1'))
        .from('app.plan_version_items as w')
        .join('app.plan_versions as q', 'q.id', 'w.plan_version_id')
        .whereRaw('w.plan_item_id = v.plan_item_id and q.case_id = p.case_id and q.version < p.version')
        .whereIn('q.status', [...EFFECTIVE_STATUSES]);
    })
    .orderBy(['v.group_number', 'v.position']);
  return z.array(placedItemSchema).parse(rows);
}

/** An item at its place in the newest effective version that holds it. */
export async function findPlacedItem(db: Knex, id: string): Promise<PlacedItem | undefined> {
  const row: unknown = await db('app.plan_version_items as v')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .join('app.plan_versions as p', 'p.id', 'v.plan_version_id')
    .first({ ...ITEM_COLUMNS, ...PLACE_COLUMNS })
    .where('i.id', id)
    .whereIn('p.status', [...EFFECTIVE_STATUSES])
    .orderBy('p.version', 'desc');
  return placedItemSchema.optional().parse(row);
}

/** Every item that an effective version of the case had, at its place in the newest of them. */
export async function selectTrackedItems(db: Knex, caseId: string): Promise<PlacedItem[]> {
  const rows: unknown = await db('app.plan_version_items as v')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .join('app.plan_versions as p', 'p.id', 'v.plan_version_id')
    .distinctOn('i.id')
    .select({ ...ITEM_COLUMNS, ...PLACE_COLUMNS })
    .where('p.case_id', caseId)
    .whereIn('p.status', [...EFFECTIVE_STATUSES])
    .orderBy(['i.id', { column: 'p.version', order: 'desc' }]);
  const items = z.array(placedItemSchema).parse(rows);
  return items.sort((one, other) => one.groupNumber - other.groupNumber || one.position - other.position);
}

/** One item, locked until the end of the transaction, so that two marks cannot meet. */
export async function lockItem(db: Knex, id: string): Promise<PlanItem | undefined> {
  const row: unknown = await db('app.plan_items as i').first(ITEM_COLUMNS).where('i.id', id).forUpdate();
  return planItemSchema.optional().parse(row);
}

export async function updateItem(
  db: Knex,
  id: string,
  changes: Partial<Pick<PlanItem, 'status' | 'result' | 'notDoneReason' | 'markedAt' | 'markedBy' | 'coExecutorIds'>>,
): Promise<void> {
  const row = {
    status: changes.status,
    result: changes.result,
    not_done_reason: changes.notDoneReason,
    marked_at: changes.markedAt,
    marked_by: changes.markedBy,
    co_executor_ids: changes.coExecutorIds,
    row_version: db.raw('row_version + 1'),
  };
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  await db('app.plan_items').where({ id }).update(Object.fromEntries(given));
}

/** Drops the measures that a version brought and nobody has begun; those that earlier versions hold go on. */
export async function dropAddedItems(db: Knex, planVersionId: string): Promise<void> {
  const added = await selectAddedItems(db, planVersionId);
  for (const item of added.filter(({ status }) => status === 'planned')) await updateItem(db, item.id, { status: 'cancelled' });
}

/** Measures cannot begin before the programme does: places of a version that lie earlier move to its first day. */
export async function startPlacesOn(db: Knex, planVersionId: string, startsOn: string): Promise<void> {
  await db('app.plan_version_items')
    .where({ plan_version_id: planVersionId })
    .update({
      from_on: db.raw('greatest(from_on, ?::date)', [startsOn]),
      due_on: db.raw('greatest(due_on, ?::date)', [startsOn]),
    });
  const placed = await selectPlacedItems(db, planVersionId);
  await writeOccurrences(
    db,
    planVersionId,
    placed.map(({ id, ...term }) => ({ itemId: id, ...term })),
  );
}

/** Days of the periodic measures of one version, written anew. */
async function writeOccurrences(
  db: Knex,
  planVersionId: string,
  places: readonly (MeasureTerm & { readonly itemId: string })[],
): Promise<void> {
  await db('app.plan_item_occurrences').where({ plan_version_id: planVersionId }).delete();
  const rows = places.flatMap((place) =>
    occurrencesOf(place).map((day) => ({ plan_version_id: planVersionId, plan_item_id: place.itemId, occurs_on: day })),
  );
  if (rows.length > 0) await db.batchInsert('app.plan_item_occurrences', rows);
}

/** How many dated occurrences each periodic measure of a version has. */
export async function selectOccurrences(db: Knex, planVersionId: string): Promise<Map<string, string[]>> {
  const rows: unknown = await db('app.plan_item_occurrences')
    .select({ itemId: 'plan_item_id', occursOn: 'occurs_on' })
    .where({ plan_version_id: planVersionId })
    .orderBy('occurs_on');
  const days = new Map<string, string[]>();
  for (const { itemId, occursOn } of z.array(z.object({ itemId: z.uuid(), occursOn: z.string() })).parse(rows)) {
    days.set(itemId, [...(days.get(itemId) ?? []), occursOn]);
  }
  return days;
}
