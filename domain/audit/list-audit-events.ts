import type { Knex } from 'knex';
import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { loadPerson } from '#domain/users/load-person';
import { findCell } from '#domain/users/permission-matrix';
import { AUDIT_COLUMNS, describeEvents, type AuditEventView } from './audit-event.ts';

export interface AuditFilter {
  readonly caseNumber?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  /** First and last day, as the clocks of Moscow show them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The trail for an auditor, newest first: of the centres for which the role was given, or of all (П1 п.5.11; T-106, T-197). */
export async function listAuditEvents(ctx: Context, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEventView>> {
  const centreIds = await auditedCentres(ctx);
  const query = filtered(ctx.db, filter);
  if (centreIds) void query.whereRaw(`${CENTRE_OF_EVENT} = any(?)`, [centreIds]);
  const rows: unknown = await query
    .clone()
    .select(AUDIT_COLUMNS)
    .orderBy([
      { column: 'e.at', order: 'desc' },
      { column: 'e.id', order: 'desc' },
    ])
    .limit(page.limit)
    .offset(page.offset);
  return { items: await describeEvents(ctx, rows), ...(await countUpTo(ctx.db, query)) };
}

/**
 * An event that names no centre belongs to that of its case; one of no case, such as signing in, to the centre of the person
 * who acted, and a refused signing in to that of the account.
 */
const CENTRE_OF_EVENT = `coalesce(e.centre_id, c.centre_id, (select u.centre_id from app.users u
  where u.id::text = case when e.actor_kind = 'person' then e.actor_id when e.object_kind = 'user' then e.object_id end))`;

/** Centres whose trail the person may read; undefined = all of them. */
async function auditedCentres(ctx: Context): Promise<string[] | undefined> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const holdings = person.holdings.filter(({ role }) => findCell('audit.read', role)?.rights.includes('read'));
  if (holdings.length === 0) throw forbidden();
  if (holdings.some(({ centreId }) => centreId === null)) return undefined;
  return holdings.flatMap(({ centreId }) => centreId ?? []);
}

function filtered(db: Knex, filter: AuditFilter): Knex.QueryBuilder {
  const query = db('app.audit_events as e').leftJoin('app.cases as c', 'c.id', 'e.case_id');
  if (filter.caseNumber !== undefined) void query.where('c.number', filter.caseNumber);
  if (filter.actorId !== undefined) void query.where('e.actor_id', filter.actorId);
  if (filter.action !== undefined) void query.where('e.action', filter.action);
  if (filter.from !== undefined) void query.whereRaw(`e.at >= cast(? as timestamp) at time zone 'Europe/Moscow'`, [filter.from]);
  if (filter.to !== undefined)
    void query.whereRaw(`e.at < (cast(? as timestamp) + interval '1 day') at time zone 'Europe/Moscow'`, [filter.to]);
  return query;
}
