import type { Context } from '#domain/context';
import { z } from 'zod';

const series = z.array(z.object({ last_number: z.int(), prefix: z.string() })).length(1);

/** A letter tells numbers of different things apart, above all the business keys of cases and sessions. */
const MARKS = {
  case: '',
  appeal: 'О',
  plan: 'П',
  register: 'У',
  session: 'З',
  minutes: 'ПР',
  letter: 'Н',
  application: 'Л',
  objection: 'В',
  municipal: 'М',
} as const;

export interface NumberSeries {
  readonly centreId: string;
  readonly kind: keyof typeof MARKS;
  readonly year: number;
}

/**
 * Takes the next number of a centre, kind and year, without gaps: the row stays locked until the surrounding
 * transaction ends, and an undone transaction gives its number back (T-124).
 */
export async function takeNumber(
  ctx: Context,
  { centreId, kind, year }: NumberSeries,
): Promise<{ number: number; prefix: string }> {
  if (!ctx.db.isTransaction) throw new Error('a number is taken in the transaction of the thing that it names');
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `insert into app.number_series as s (centre_id, kind, year, last_number) values (?, ?, ?, 1)
     on conflict (centre_id, kind, year) do update set last_number = s.last_number + 1
     returning last_number, (select prefix from app.centres where id = s.centre_id) as prefix`,
    [centreId, kind, year],
  );
  const [row] = series.parse(rows);
  if (!row) throw new Error('the number series gave nothing');
  return { number: row.last_number, prefix: row.prefix };
}

/**
 * Takes the next number and writes it as people read it: `<prefix>-<yy>-<NNNN>` for a case,
 * `<prefix>-<letter><yy>-<NNNN>` for other things, short enough to say aloud.
 */
export async function nextNumber(ctx: Context, wanted: NumberSeries): Promise<string> {
  const { number, prefix } = await takeNumber(ctx, wanted);
  return `${prefix}-${MARKS[wanted.kind]}${String(wanted.year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`;
}
