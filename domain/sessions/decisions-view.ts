import type { Knex } from 'knex';
import { z } from 'zod';
import type { Context } from '#domain/context';
import { countUpTo, type PageRequest } from '#domain/page';
import { levelSchema } from '#domain/plans/plan-levels';
import { loadPerson } from '#domain/users/load-person';
import { questionKindSchema, type QuestionKind } from './agenda-item.ts';
import { readableSessions } from './readable-sessions.ts';

const decisionRow = z.object({
  id: z.uuid(),
  kind: questionKindSchema,
  outcome: z.string(),
  level: levelSchema.nullable(),
  decidedAt: z.date(),
  heldOn: z.string().nullable(),
  minutesNumber: z.string().nullable(),
  sessionId: z.uuid(),
  sessionNumber: z.string(),
  caseId: z.uuid(),
  caseNumber: z.string(),
});

/** The acceptance of a family decides on need, level and plan at once, so each of the three finds it (П1 п.4.4; T-005). */
const COVERS: Readonly<Record<QuestionKind, readonly QuestionKind[]>> = {
  need: ['need', 'acceptance'],
  level: ['level', 'acceptance'],
  plan: ['plan', 'acceptance'],
  progress: ['progress'],
  results: ['results'],
  acceptance: ['acceptance'],
};

export interface DecisionFilter {
  readonly kind?: QuestionKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The archive of decisions of the bodies that the person serves, the newest first, without families' names (П1 п.4.4; T-005, T-019). */
export async function listDecisions(ctx: Context, filter: DecisionFilter, page: PageRequest) {
  const sessions = readableSessions(ctx, await loadPerson(ctx, ctx.actor.id)).select('s.id');
  const query = decidedOf(ctx.db, sessions);
  if (filter.kind) void query.whereIn('a.kind', COVERS[filter.kind]);
  if (filter.from !== undefined) void query.where('s.held_on', '>=', filter.from);
  if (filter.to !== undefined) void query.where('s.held_on', '<=', filter.to);
  const rows: unknown = await query
    .clone()
    .select({
      id: 'a.id',
      kind: 'a.kind',
      outcome: 'a.outcome',
      level: ctx.db.raw(`a.outcome_data ->> 'level'`),
      decidedAt: 'a.decided_at',
      heldOn: 's.held_on',
      minutesNumber: 's.minutes_number',
      sessionId: 's.id',
      sessionNumber: 's.number',
      caseId: 'c.id',
      caseNumber: 'c.number',
    })
    .orderBy([{ column: 'a.decided_at', order: 'desc' }, { column: 'a.id' }])
    .limit(page.limit)
    .offset(page.offset);
  const items = z
    .array(decisionRow)
    .parse(rows)
    .map(({ sessionId, sessionNumber, caseId, caseNumber, ...decision }) => ({
      ...decision,
      session: { id: sessionId, number: sessionNumber },
      case: { id: caseId, number: caseNumber },
    }));
  return { items, ...(await countUpTo(ctx.db, query)) };
}

function decidedOf(db: Knex, sessions: Knex.QueryBuilder): Knex.QueryBuilder {
  return db('app.agenda_items as a')
    .join('app.sessions as s', 's.id', 'a.session_id')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .where('a.status', 'decided')
    .whereIn('s.id', sessions);
}
