import { z } from 'zod';
import type { Context } from '#domain/context';

/** Parts of the way of a case, each with the stages that it has (П4–11). */
export const CASE_PHASES = ['intake', 'collection', 'consilium', 'support', 'completion', 'archive'] as const;
export type CasePhase = (typeof CASE_PHASES)[number];

/** First event of each later part. Before all of them a case is in its intake. */
const BEGINNINGS: readonly (readonly [CasePhase, sql: string])[] = [
  ['collection', `e.action = 'curator.assigned'`],
  ['consilium', `e.action = 'question.waiting' and e.after->>'kind' in ('acceptance','plan')`],
  ['support', `e.action = 'plan.activated'`],
  ['completion', `e.action in ('register.removed','case.closed')`],
  ['archive', `e.action = 'case.archived'`],
];

const row = z.record(z.string(), z.coerce.bigint().nullable());

/**
 * Where the parts of a case begin in its own trail, so that its history reads without the engine (П4–11; T-106). A part that never
 * came has no beginning.
 */
export async function readCasePhases(ctx: Context, caseId: string): Promise<(eventId: string) => CasePhase> {
  const columns = BEGINNINGS.map(([phase, sql]) => `min(e.id) filter (where ${sql}) as ${phase}`).join(', ');
  const { rows } = await ctx.db.raw<{ rows: unknown }>(`select ${columns} from app.audit_events e where e.case_id = :caseId`, {
    caseId,
  });
  const [begins] = z.tuple([row]).parse(rows);
  return (eventId) => {
    const id = BigInt(eventId);
    const reached = CASE_PHASES.findLast((phase) => {
      const begin = begins[phase];
      return begin !== null && begin !== undefined && begin <= id;
    });
    return reached ?? 'intake';
  };
}
