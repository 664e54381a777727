import type { Knex } from 'knex';
import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { countUpTo, type PageRequest } from '#domain/page';
import { placeOf } from '#domain/plans/plan-item';
import { describeTerm, periodicitySchema } from '#domain/plans/plan-term';
import { loadPerson } from '#domain/users/load-person';
import { listUserNames } from '#domain/users/user-name-view';
import { listMeasureAnswers } from './measure-answers.ts';
import { dueDaysOf, keepFiltered, selectMeasures, termStateSchema, type MeasureFilter } from './measure-rows.ts';

/** Answers are due by the day in Moscow, where every centre so far keeps its days. */
const TIME_ZONE = 'Europe/Moscow';

const measureRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  curatorId: z.uuid().nullable(),
  groupNumber: z.int(),
  position: z.int(),
  fromOn: z.string(),
  dueOn: z.string(),
  periodicity: periodicitySchema.nullable(),
  text: z.string(),
  executorId: z.uuid().nullable(),
  executor: z.string(),
  coExecutors: z.array(z.string()),
  state: termStateSchema,
  notDoneReason: z.string().nullable(),
  markedAt: z.date().nullable(),
  isSuspended: z.boolean(),
});

const CO_EXECUTORS = `array(select n.name from app.organisations n where n.id = any(m.co_executor_ids) order by n.name)`;

/** Measures of the families in one's reach with dates, executors and answers, those due first before the others (П1 п.5.2, 5.5; T-079, T-116). */
export async function listMeasures(ctx: Context, filter: MeasureFilter, page: PageRequest) {
  const { query, days, ...choices } = await readableMeasures(ctx, filter);
  await recordReading(ctx, { action: 'measures.viewed', objectKind: 'measure-list', objectId: filter.caseId ?? 'all' });
  const items = await selectRows(ctx, query.clone().limit(page.limit).offset(page.offset));
  return { items, ...(await countUpTo(ctx.db, query)), days, ...choices };
}

/** Every measure that the filter leaves, for the file: as many as the screen counts (T-079). */
export async function selectAllMeasures(ctx: Context, filter: MeasureFilter) {
  const { query } = await readableMeasures(ctx, filter);
  return selectRows(ctx, query);
}

export type MeasureLine = Awaited<ReturnType<typeof selectAllMeasures>>[number];

async function readableMeasures(ctx: Context, filter: MeasureFilter) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const days = await dueDaysOf(ctx, person, filter);
  const all = selectMeasures(ctx, person, { operation: 'coordination.read', days });
  const query = all.clone();
  keepFiltered(query, filter);
  return { query, days, filters: await listFilters(ctx, all) };
}

const executorRow = z.object({ id: z.uuid(), name: z.string() });

/** Curators and executors that stand in the measures in reach: what there is to filter by. */
async function listFilters(ctx: Context, all: Knex.QueryBuilder) {
  const curatorIds: unknown = await all.clone().whereNotNull('m.curator_id').distinct('m.curator_id').pluck('m.curator_id');
  const curators = await listUserNames(ctx, z.array(z.uuid()).parse(curatorIds));
  const executors: unknown = await ctx
    .db('app.organisations as n')
    .select({ id: 'n.id', name: 'n.name' })
    .whereExists(all.clone().select(ctx.db.raw('1')).whereRaw('n.id = m.executor_id or n.id = any(m.co_executor_ids)'))
    .orderBy('n.name');
  return {
    curators: [...curators.values()].sort((one, other) => one.name.localeCompare(other.name, 'ru')),
    executors: z.array(executorRow).parse(executors),
  };
}

async function selectRows(ctx: Context, query: Knex.QueryBuilder) {
  const rows: unknown = await query
    .select({
      id: 'm.id',
      caseId: 'm.case_id',
      caseNumber: 'm.case_number',
      family: 'm.family',
      curatorId: 'm.curator_id',
      groupNumber: 'm.group_number',
      position: 'm.position',
      fromOn: 'm.from_on',
      dueOn: 'm.due_on',
      periodicity: 'm.periodicity',
      text: 'm.text',
      executorId: 'm.executor_id',
      executor: 'm.executor',
      coExecutors: ctx.db.raw(CO_EXECUTORS),
      state: 'm.state',
      notDoneReason: 'm.not_done_reason',
      markedAt: 'm.marked_at',
      isSuspended: 'm.is_suspended',
    })
    .orderByRaw('m.due_on, m.case_number, m.group_number, m.position');
  const found = z.array(measureRow).parse(rows);
  const today = dateInZone(ctx.now, TIME_ZONE);
  const answers = await listMeasureAnswers(ctx, { itemIds: found.map(({ id }) => id), today });
  const names = await listUserNames(
    ctx,
    found.flatMap(({ curatorId }) => curatorId ?? []),
  );
  return found.map(({ caseId, caseNumber, family, curatorId, groupNumber, position, periodicity, markedAt, ...measure }) => ({
    ...measure,
    place: placeOf({ groupNumber, position }),
    term: describeTerm({ ...measure, periodicity }),
    case: { id: caseId, number: caseNumber, family },
    curator: names.get(curatorId ?? '') ?? null,
    markedOn: markedAt === null ? null : dateInZone(markedAt, TIME_ZONE),
    answers: answers.get(measure.id) ?? [],
  }));
}
