import type { Context } from '#domain/context';
import { eachApart, type Apart } from '#domain/each-apart';
import { fireRung } from './fire-rung.ts';
import { listMissedRungs } from './deadline-store.ts';

/** The engine's timers come first; what they have not done by then nobody will do any more. */
const GRACE_MS = 15 * 60_000;

/**
 * Fires the rungs of open deadlines that no timer of the engine fires: the case has left the stage that carries the timers while its term
 * still runs (the notice that there is no need is owed), or the engine stood still (П1 п.4.4; T-057, T-063). A case that cannot
 * be reminded keeps the reminders of no other from coming.
 */
export async function fireMissedRungs(ctx: Context): Promise<Apart> {
  const missed = await listMissedRungs(ctx.db, new Date(ctx.now.getTime() - GRACE_MS));
  return eachApart(missed, ({ caseId, code }) => fireRung(ctx, { caseId, rung: code }));
}
