import { z } from 'zod';
import type { Context } from '#domain/context';

const rowSchema = z.object({ id: z.uuid(), session: z.string(), on: z.string().nullable() });

/** In which session each question was decided: what a line of the register refers to (П1 п.4.11; T-040, T-041). */
export async function listMinutesOf(
  ctx: Context,
  agendaItemIds: readonly string[],
): Promise<ReadonlyMap<string, { session: string; on: string | null }>> {
  const rows: unknown = await ctx
    .db('app.agenda_items as q')
    .join('app.sessions as s', 's.id', 'q.session_id')
    .select({ id: 'q.id', session: 's.number', on: 's.held_on' })
    .whereIn('q.id', [...agendaItemIds]);
  return new Map(
    z
      .array(rowSchema)
      .parse(rows)
      .map(({ id, ...decision }) => [id, decision]),
  );
}
