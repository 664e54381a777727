import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { addDays, addMonths } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { placeOf } from '#domain/plans/plan-item';
import { loadPerson } from '#domain/users/load-person';
import { dueDaysOf, keepFiltered, selectMeasures, termStateSchema, type MeasureFilter } from './measure-rows.ts';

const entryRow = z.object({
  id: z.uuid(),
  on: z.string(),
  isTerm: z.boolean(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  groupNumber: z.int(),
  position: z.int(),
  text: z.string(),
  executor: z.string(),
  state: termStateSchema,
  isSuspended: z.boolean(),
});

/** Days of a measure in a month: the last day of its term, and the days of a periodic one. */
const DAYS = `lateral (
  select m.due_on as day, true as is_term
  union all
  select n.occurs_on, false from app.plan_item_occurrences n
   where n.plan_version_id = m.plan_version_id and n.plan_item_id = m.id and n.occurs_on <> m.due_on) d`;

/** Measures of the families in one's reach on the days of one month, `2026-05` (П1 п.5.5; T-116). */
export async function openMeasureCalendar(ctx: Context, { month, ...filter }: MeasureFilter & { readonly month: string }) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const days = await dueDaysOf(ctx, person, filter);
  const firstOn = `${month}-01`;
  const lastOn = addDays(addMonths(firstOn, 1), -1);
  await recordReading(ctx, { action: 'measures.viewed', objectKind: 'measure-calendar', objectId: month });
  const query = selectMeasures(ctx, person, { operation: 'coordination.read', days });
  keepFiltered(query, filter);
  const rows: unknown = await query
    .joinRaw(`join ${DAYS} on d.day between ? and ?`, [firstOn, lastOn])
    .select({
      id: 'm.id',
      on: 'd.day',
      isTerm: 'd.is_term',
      caseId: 'm.case_id',
      caseNumber: 'm.case_number',
      family: 'm.family',
      groupNumber: 'm.group_number',
      position: 'm.position',
      text: 'm.text',
      executor: 'm.executor',
      state: 'm.state',
      isSuspended: 'm.is_suspended',
    })
    .orderByRaw('d.day, m.case_number, m.group_number, m.position');
  const items = z
    .array(entryRow)
    .parse(rows)
    .map(({ caseId, caseNumber, family, groupNumber, position, ...entry }) => ({
      ...entry,
      place: placeOf({ groupNumber, position }),
      case: { id: caseId, number: caseNumber, family },
    }));
  return { month, items };
}
