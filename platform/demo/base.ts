import type { Knex } from 'knex';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';

/** What stands in the database before the demo: nothing, somebody's own centres, or a demo that began on a day. */
export type Base = 'empty' | 'foreign' | { readonly baseDay: string; readonly isPlayed: boolean };

const BASE = 'base:';
const PLAYED = 'played';

export async function readBase(db: Knex): Promise<Base> {
  const rows: unknown = await db('app.demo_steps').where({ story: PLAYED }).orWhereLike('story', `${BASE}%`).pluck('story');
  const marks = z.array(z.string()).parse(rows);
  const base = marks.find((mark) => mark.startsWith(BASE));
  if (base) return { baseDay: base.slice(BASE.length), isPlayed: marks.includes(PLAYED) };
  const centre: unknown = await db('app.centres').first('id');
  return centre === undefined ? 'empty' : 'foreign';
}

/** Written in the transaction that makes the centres: from then on the demo knows its own. */
export async function noteBase(db: Knex, now: Date, timeZone: string): Promise<string> {
  const baseDay = dateInZone(now, timeZone);
  await db('app.demo_steps').insert({ story: `${BASE}${baseDay}`, step: 0 });
  return baseDay;
}

export async function notePlayed(db: Knex): Promise<void> {
  await db('app.demo_steps').insert({ story: PLAYED, step: 0 });
}
