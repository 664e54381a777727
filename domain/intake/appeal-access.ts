import type { Knex } from 'knex';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';
import { findCell } from '#domain/users/permission-matrix';
import type { Person } from '#domain/users/person';
import { findAppealById, type AppealRow } from './appeal-store.ts';

/** Narrows a query over `app.appeals as a` to those of the person's unit or centre; what nobody has taken up yet is the centre's (T-019). */
export function keepOwnAppeals(query: Knex.QueryBuilder, person: Person): void {
  void query.where((anyOf) => {
    void anyOf.whereRaw('false');
    for (const { role, centreId, unitId } of person.holdings) {
      const cell = findCell('appeal.register', role);
      if (!cell?.rights.some((right) => right === 'do' || right === 'read')) continue;
      if (cell.scope === 'centre') void anyOf.orWhere({ 'a.centre_id': centreId });
      else void anyOf.orWhereRaw('(a.centre_id = ? and (a.unit_id is null or a.unit_id = ?))', [centreId, unitId]);
    }
  });
}

/** An appeal that the person may see; for everybody else there is none (П1 п.5.11; T-019). */
export async function getReadableAppeal(ctx: Context, id: string): Promise<AppealRow> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx.db('app.appeals as a').where({ 'a.id': id }).select('a.id');
  keepOwnAppeals(query, person);
  const rows = await query;
  const appeal = rows.length === 1 ? await findAppealById(ctx.db, id) : undefined;
  if (!appeal) throw notFound('Обращение не найдено или недоступно.');
  return appeal;
}

/** The unit of an appeal; while nobody has taken it up, that of whichever clerk of its centre works on it. */
export async function findWorkingUnit(ctx: Context, { centreId, unitId }: Pick<AppealRow, 'centreId' | 'unitId'>) {
  if (unitId !== null) return unitId;
  const { holdings } = await loadPerson(ctx, ctx.actor.id);
  return holdings.find((held) => held.centreId === centreId && findCell('appeal.register', held.role)?.rights.includes('do'))
    ?.unitId;
}

export type AppealAct = 'register' | 'close' | 'correct-receipt' | 'note-answer';

/** What the reader may do with an appeal in its present state; screens ask here. */
export async function listAppealActs(ctx: Context, appeal: AppealRow): Promise<AppealAct[]> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const { centreId, unitId, status } = appeal;
  const isClerkHere = person.holdings.some(
    (holding) => holding.centreId === centreId && findCell('appeal.register', holding.role)?.rights.includes('do'),
  );
  const acts: readonly [AppealAct, boolean][] = [
    ['register', status === 'received' && isClerkHere],
    ['close', status === 'received' && may(person, 'appeal.close', 'do', { centreId })],
    ['correct-receipt', status === 'registered' && may(person, 'receipt.correct', 'do', { centreId, unitId })],
    ['note-answer', appeal.ground === 'message' && isClerkHere],
  ];
  return acts.flatMap(([act, isAllowed]) => (isAllowed ? [act] : []));
}
