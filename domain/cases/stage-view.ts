import { z } from 'zod';
import type { Context } from '#domain/context';
import type { CaseStatus } from './case.ts';
import { STAGES, stageNumberSql } from './stages.ts';

const passageRow = z.object({
  stage: z.int(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  isCancelled: z.boolean(),
});

export interface CaseStage {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Support and its monitoring end by a decision of the consilium, also one that breaks them off: what was begun was done. */
const ENDED_BY_DECISION = 5;

/** The seven stages with their dates; what a closed case never reached was skipped (T-106). */
export async function listStages(ctx: Context, found: { number: string; status: CaseStatus }): Promise<CaseStage[]> {
  const rows: unknown = await ctx
    .db('app.engine_steps as s')
    .join('app.engine_instances as i', 'i.process_instance_id', 's.process_instance_id')
    .where({ 'i.business_key': found.number, 'i.process_key': 'family-support-case' })
    .whereRaw(`s.activity_id like 'Stage\\_%'`)
    .select({
      stage: ctx.db.raw(stageNumberSql('s.activity_id')),
      startedAt: 's.started_at',
      endedAt: 's.ended_at',
      isCancelled: 's.is_cancelled',
    })
    .orderBy('s.started_at');
  const passages = z.array(passageRow).parse(rows);
  return STAGES.map(({ number, name }) => {
    const own = passages.filter(({ stage }) => stage === number);
    const last = own.at(-1);
    if (!last) return { number, name, state: found.status === 'closed' ? 'skipped' : 'ahead', startedAt: null, endedAt: null };
    const isBrokenOff = last.isCancelled && number < ENDED_BY_DECISION;
    const state = last.endedAt === null ? 'current' : isBrokenOff ? 'skipped' : 'done';
    return { number, name, state, startedAt: own[0]?.startedAt ?? last.startedAt, endedAt: last.endedAt };
  });
}
