import type { Knex } from 'knex';

/** Keeps rows of cases that were suspended for a while and are so no more; `caseColumn` says where the case stands (П1 п.5.8; T-092). */
export function keepResumed(query: Knex.QueryBuilder, db: Knex, caseColumn: string): void {
  const ofCase = () => db('app.case_suspensions as s').whereRaw('s.case_id = ??', [caseColumn]).select('s.id');
  query.whereExists(ofCase().whereNotNull('s.ended_at')).whereNotExists(ofCase().whereNull('s.ended_at'));
}
