import type { Knex } from 'knex';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { AccessRefused, DomainError, forbidden, notFound } from '#domain/errors';
import { loadPerson } from '#domain/users/load-person';
import { findGrant, may, type AccessObject } from '#domain/users/may';
import { findCell, type Operation, type Right, type Scope } from '#domain/users/permission-matrix';
import { holderOf, type Holding, type Person } from '#domain/users/person';

/**
 * A case stands on an agenda from its publication until the minutes of the session are signed, also of one that postponed the
 * question. So long the members of the consilium see the family, and not longer (П1 п.4.4, 5.11; T-016).
 */
const ON_AGENDA = `exists (
  select from app.agenda_items a
    left join app.question_postponements p on p.agenda_item_id = a.id
    join app.sessions s on s.id in (a.session_id, p.session_id)
   where a.case_id = c.id and s.minutes_signed_at is null)`;

/** Before that the secretary, who makes the agenda, and the chairman see it. */
const IN_LINE = `exists (select from app.agenda_items a where a.case_id = c.id and a.status = 'waiting')`;

/** The role alone makes nobody a member: the standing list with its periods does (T-004, T-193). */
const AGENDA_PEOPLE = `
  select m.user_id from app.body_members m join app.collegial_bodies b on b.id = m.body_id
   where b.centre_id = c.centre_id and cast(? as date) between m.from_on and coalesce(m.to_on, 'infinity') and ${ON_AGENDA}
  union
  select r.user_id from app.user_roles r
   where r.centre_id = c.centre_id and r.role in ('secretary', 'director') and (${IN_LINE} or ${ON_AGENDA})`;

const CURATORS = `select k.user_id from app.curator_assignments k where k.case_id = c.id and k.to_at is null`;

const REGISTRARS = `select p.registered_by from app.appeals p where p.case_id = c.id`;

// Lists ask the other way round, from the curator to the cases: asked of each case they would read them all.
const CURATED_BY = `select k.case_id from app.curator_assignments k where k.user_id = ? and k.to_at is null`;

const accessRow = z.object({
  centreId: z.uuid(),
  unitId: z.uuid(),
  ownerIds: z.array(z.uuid()),
  registrarIds: z.array(z.uuid()),
  agendaUserIds: z.array(z.uuid()),
  isArchived: z.boolean(),
});
export type CaseAccess = AccessObject & { readonly isArchived: boolean };

/** What rights on a case depend on; undefined when there is no such case. */
export async function findCaseAccess(ctx: Context, caseId: string): Promise<CaseAccess | undefined> {
  const row: unknown = await ctx
    .db('app.cases as c')
    .where({ 'c.id': caseId })
    .first({
      centreId: 'c.centre_id',
      unitId: 'c.unit_id',
      ownerIds: ctx.db.raw(`array(${CURATORS})`),
      registrarIds: ctx.db.raw(`array(${REGISTRARS})`),
      agendaUserIds: ctx.db.raw(`array(${AGENDA_PEOPLE})`, [todayOf(ctx)]),
      isArchived: ctx.db.raw('c.archived_at is not null'),
    });
  return row === undefined ? undefined : accessRow.parse(row);
}

/** Rights any of which opens something of a case. */
export type CaseRight = readonly [Operation, Right];

/**
 * An archived case is read and not changed (П4–11 ст.VII; T-102). What the family may say after the end stays open: an objection
 * (T-109), the withdrawal of a consent (152-ФЗ ст. 9), and coming back with a new appeal (AMB-18).
 */
const OPEN_IN_ARCHIVE: readonly Operation[] = ['objection.register', 'consent.record', 'appeal.register', 'post-support.run'];

/** Whether the archive leaves this right open. */
export function isOpenInArchive([operation, right]: CaseRight): boolean {
  return right === 'read' || OPEN_IN_ARCHIVE.includes(operation);
}

/**
 * Refuses who may not do this with the case, and says in which role, and in whose place, the person acts (T-019).
 * Who may not even see the case hears that there is none: its existence is known to nobody outside (П1 п.5.11).
 */
export async function authoriseCase(ctx: Context, caseId: string, ...anyOf: readonly CaseRight[]): Promise<Context> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const access = await findCaseAccess(ctx, caseId);
  if (!access) throw notFound('Дело не найдено или недоступно.');
  for (const [operation, right] of anyOf) {
    const grant = findGrant(person, operation, right, access);
    if (grant && access.isArchived && !isOpenInArchive([operation, right])) throw archived();
    if (grant) return actingIn(ctx, grant);
  }
  const knows = findGrant(person, 'family.read', 'read', access) !== undefined;
  throw new AccessRefused(knows ? forbidden() : notFound('Дело не найдено или недоступно.'), {
    objectKind: 'case',
    objectId: caseId,
    caseId,
  });
}

function archived(): DomainError {
  return new DomainError('CASE_ARCHIVED', 'Дело в архиве: его можно читать, но не менять.');
}

/** Refuses a change of an archived case where the right itself is open in the archive (П4–11 ст.VII; T-102). */
export function refuseArchived({ archivedAt }: { readonly archivedAt: Date | null }): void {
  if (archivedAt !== null) throw archived();
}

/** Whether the person may open diagnostics, medical and expert records of the case (T-196). */
export async function mayOpenStrict(ctx: Context, caseId: string): Promise<boolean> {
  const access = await findCaseAccess(ctx, caseId);
  return access !== undefined && may(await loadPerson(ctx, ctx.actor.id), 'family.read-strict', 'read', access);
}

/** Whether the person may read what is done for the family and why: a clerk knows the family and not its programme (T-193). */
export async function mayReadProgramme(ctx: Context, caseId: string): Promise<boolean> {
  const access = await findCaseAccess(ctx, caseId);
  return access !== undefined && may(await loadPerson(ctx, ctx.actor.id), 'plan.draft', 'read', access);
}

function actingIn(ctx: Context, { role, onBehalfOf }: { role: string; onBehalfOf: string | null }): Context {
  return { ...ctx, actor: { ...ctx.actor, role, ...(onBehalfOf !== null && { onBehalfOf }) } };
}

/** Narrows a query over `app.cases as c` to those of which the person may read this, by the same rules as for one case (T-019). */
export function keepReadable(ctx: Context, query: Knex.QueryBuilder, person: Person, operation: Operation = 'family.read'): void {
  const conditions = person.holdings.flatMap((holding): Condition[] => {
    const cell = findCell(operation, holding.role);
    if (!cell?.rights.includes('read')) return [];
    return [conditionOf(cell.scope, holding, { holderId: holderOf(person, holding), today: todayOf(ctx) })];
  });
  void query.whereRaw(...joinConditions(conditions));
}

/** Conditions behind "or" would be asked of every case there is; alone, or as one list of ids, they lead from the person to the cases. */
function joinConditions(conditions: readonly Condition[]): Condition {
  const [first, ...others] = conditions;
  if (!first) return ['false', []];
  if (others.length === 0) return first;
  const ids = conditions.map(([sql]) => `select c.id from app.cases c where ${sql}`);
  return [`c.id in (${ids.join(' union all ')})`, conditions.flatMap(([, bindings]) => [...bindings])];
}

type Condition = [sql: string, bindings: readonly (string | null)[]];

function conditionOf(scope: Scope, holding: Holding, { holderId, today }: { holderId: string; today: string }): Condition {
  switch (scope) {
    case 'all':
      return ['true', []];
    case 'granted':
      return ['(cast(? as uuid) is null or c.centre_id = ?)', [holding.centreId, holding.centreId]];
    case 'centre':
      return ['c.centre_id = ?', [holding.centreId]];
    case 'unit':
      return ['c.unit_id = ?', [holding.unitId]];
    case 'own':
      return holding.role === 'intake'
        ? [`(c.centre_id = ? and cast(? as uuid) in (${REGISTRARS}))`, [holding.centreId, holderId]]
        : [`c.id in (${CURATED_BY})`, [holderId]];
    case 'item':
      return [
        `(coalesce(cast(? as uuid), c.centre_id) = c.centre_id and cast(? as uuid) in (${AGENDA_PEOPLE}))`,
        [holding.centreId, holderId, today],
      ];
  }
}

/** Memberships of a body begin and end with a day; all centres so far count it by Moscow. */
function todayOf(ctx: Context): string {
  return dateInZone(ctx.now, 'Europe/Moscow');
}
