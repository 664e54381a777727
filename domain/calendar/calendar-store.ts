import type { Knex } from 'knex';
import { z } from 'zod';
import type { LoadedYear } from './work-calendar.ts';

export const dayKind = z.enum(['off', 'short', 'work']);

const yearRow = z.object({ region: z.string(), year: z.int(), decree: z.string().nullable(), isComplete: z.boolean() });
const dayRow = z.object({
  region: z.string(),
  date: z.iso.date(),
  kind: dayKind,
  name: z.string().nullable(),
  transferredFrom: z.iso.date().nullable(),
});

export type YearRow = z.infer<typeof yearRow>;
export type DayRow = z.infer<typeof dayRow>;
export type StoredDay = Omit<DayRow, 'region'>;

export async function listYears(db: Knex, regions: readonly string[], year?: number): Promise<YearRow[]> {
  const query = db('app.calendar_years')
    .select('region', 'year', 'decree', 'is_complete as isComplete')
    .whereIn('region', regions);
  if (year !== undefined) void query.where({ year });
  const rows: unknown = await query.orderBy(['region', 'year']);
  return z.array(yearRow).parse(rows);
}

export async function listDays(db: Knex, regions: readonly string[], year?: number): Promise<DayRow[]> {
  const query = db('app.calendar_days')
    .select('region', 'date', 'kind', 'name', 'transferred_from as transferredFrom')
    .whereIn('region', regions);
  if (year !== undefined) void query.whereBetween('date', [`${year}-01-01`, `${year}-12-31`]);
  const rows: unknown = await query.orderBy(['region', 'date']);
  return z.array(dayRow).parse(rows);
}

export async function listLoadedYears(db: Knex, regions: readonly string[]): Promise<LoadedYear[]> {
  const [years, days] = [await listYears(db, regions), await listDays(db, regions)];
  return years.map(({ region, year, isComplete }) => ({
    region,
    year,
    isComplete,
    days: new Map(
      days.filter((day) => day.region === region && day.date.startsWith(`${year}-`)).map((day) => [day.date, day.kind]),
    ),
  }));
}

export interface StoredYear {
  readonly region: string;
  readonly year: number;
  readonly decree: string | null;
  readonly isComplete: boolean;
  readonly days: readonly StoredDay[];
  readonly loadedAt: Date;
  readonly loadedBy: string;
}

/** Replaces a year of a region as a whole, so that no day of an older edition stays behind. */
export async function replaceYear(db: Knex, stored: StoredYear): Promise<void> {
  const { region, year, days } = stored;
  await db('app.calendar_years')
    .insert({
      region,
      year,
      decree: stored.decree,
      is_complete: stored.isComplete,
      loaded_at: stored.loadedAt,
      loaded_by: stored.loadedBy,
    })
    .onConflict(['region', 'year'])
    .merge();
  await db('app.calendar_days')
    .where({ region })
    .whereBetween('date', [`${year}-01-01`, `${year}-12-31`])
    .delete();
  if (days.length === 0) return;
  await db('app.calendar_days').insert(
    days.map((day) => ({ region, date: day.date, kind: day.kind, name: day.name, transferred_from: day.transferredFrom })),
  );
}
