import { z } from 'zod';
import type { Context } from '#domain/context';

const row = z.object({ session: z.string(), minutesNumber: z.string().nullable(), heldOn: z.string().nullable() });
export type RemovalProtocol = z.infer<typeof row>;

/** The session whose minutes decided the end of the support: what the register refers to (П1 п.5.8; T-098). */
export async function findRemovalProtocol(ctx: Context, agendaItemId: string | null): Promise<RemovalProtocol | undefined> {
  if (agendaItemId === null) return undefined;
  const found: unknown = await ctx
    .db('app.agenda_items as q')
    .join('app.sessions as s', 's.id', 'q.session_id')
    .where('q.id', agendaItemId)
    .first({ session: 's.number', minutesNumber: 's.minutes_number', heldOn: 's.held_on' });
  return row.optional().parse(found);
}
