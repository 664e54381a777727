import { z } from 'zod';
import { findCaseAccess } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { listUserNames } from '#domain/users/user-name-view';
import { loadPerson } from '#domain/users/load-person';
import { may } from '#domain/users/may';

/** An event as far as its description needs it. */
export interface DescribedEvent {
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

const itemRow = z.object({
  id: z.uuid(),
  place: z.string().nullable(),
  text: z.string(),
  result: z.string().nullable(),
  notDoneReason: z.string().nullable(),
});
const questionRow = z.object({
  id: z.uuid(),
  session: z.string().nullable(),
  heldOn: z.string().nullable(),
  minutesNumber: z.string().nullable(),
  decision: z.record(z.string(), z.unknown()).nullable(),
});
const letterRow = z.object({ number: z.string(), organisation: z.string(), itemId: z.uuid().nullable() });
const namedRow = z.object({ id: z.uuid(), name: z.string() });

/** What events are told with besides their own codes. What the reader may not see is not in here, so it cannot be told. */
export interface EventFacts {
  readonly items: ReadonlyMap<string, z.infer<typeof itemRow>>;
  readonly questions: ReadonlyMap<string, z.infer<typeof questionRow>>;
  readonly letters: ReadonlyMap<string, z.infer<typeof letterRow>>;
  readonly organisations: ReadonlyMap<string, string>;
  /** Kinship of members of the family, never their names. */
  readonly members: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, { readonly name: string }>;
  readonly centres: ReadonlyMap<string, string>;
  /** Why: of a corrected plan, an event of the family, a suspension. */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Loads, for a page of events, the places and texts of measures, sessions, letters and names. Whoever reads the course of a case
 * without the family's data, such as an auditor, gets places, numbers and sessions only (T-019, T-106, T-197).
 */
export async function loadEventFacts(ctx: Context, caseId: string, events: readonly DescribedEvent[]): Promise<EventFacts> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const access = await findCaseAccess(ctx, caseId);
  const reads = (operation: 'family.read' | 'plan.draft') => access !== undefined && may(person, operation, 'read', access);
  const ids = idsOf(events);
  const mayReadPlan = reads('plan.draft');
  const mayReadFamily = reads('family.read');
  return {
    items: await loadItems(ctx, caseId, mayReadPlan),
    questions: await loadQuestions(ctx, caseId, mayReadFamily),
    letters: mayReadPlan ? await loadLetters(ctx, caseId) : new Map(),
    organisations: mayReadPlan ? await loadNames(ctx, 'app.organisations', 'name', ids) : new Map(),
    members: mayReadFamily ? await loadNames(ctx, 'app.persons', 'kinship', ids) : new Map(),
    users: await listUserNames(ctx, ids),
    centres: await loadNames(ctx, 'app.centres', 'short_name', ids),
    reasons: mayReadPlan ? await loadReasons(ctx, caseId) : new Map(),
  };
}

/** Every id that the events name. */
function idsOf(events: readonly DescribedEvent[]): string[] {
  const values = events.flatMap(({ before, after }) => [...Object.values(before ?? {}), ...Object.values(after ?? {})].flat());
  return [...new Set(values.filter((value): value is string => z.uuid().safeParse(value).success))];
}

async function loadItems(ctx: Context, caseId: string, withTexts: boolean): Promise<EventFacts['items']> {
  const rows: unknown = await ctx
    .db('app.plan_items as i')
    .where('i.case_id', caseId)
    .select({
      id: 'i.id',
      // At its place in the newest version that holds it.
      place: ctx.db.raw(`(select v.group_number || '.' || v.position from app.plan_version_items v
        join app.plan_versions p on p.id = v.plan_version_id where v.plan_item_id = i.id order by p.version desc limit 1)`),
      text: 'i.text',
      result: 'i.result',
      notDoneReason: 'i.not_done_reason',
    });
  const items = z.array(itemRow).parse(rows);
  const covered = { text: '', result: null, notDoneReason: null };
  return new Map(items.map((item) => [item.id, withTexts ? item : { ...item, ...covered }]));
}

async function loadQuestions(ctx: Context, caseId: string, withReasons: boolean): Promise<EventFacts['questions']> {
  const rows: unknown = await ctx
    .db('app.agenda_items as q')
    .leftJoin('app.sessions as s', 's.id', 'q.session_id')
    .where('q.case_id', caseId)
    .select({
      id: 'q.id',
      session: 's.number',
      heldOn: 's.held_on',
      minutesNumber: 's.minutes_number',
      decision: 'q.outcome_data',
    });
  const questions = z.array(questionRow).parse(rows);
  return new Map(questions.map((question) => [question.id, withReasons ? question : { ...question, decision: null }]));
}

async function loadLetters(ctx: Context, caseId: string): Promise<EventFacts['letters']> {
  const rows: unknown = await ctx
    .db('app.letters')
    .where({ case_id: caseId })
    .select({ number: 'number', organisation: 'addressee', itemId: 'plan_item_id' });
  return new Map(
    z
      .array(letterRow)
      .parse(rows)
      .map((letter) => [letter.number, letter]),
  );
}

async function loadNames(
  ctx: Context,
  table: 'app.organisations' | 'app.persons' | 'app.centres',
  column: 'name' | 'kinship' | 'short_name',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: unknown = await ctx
    .db(table)
    .whereIn('id', [...ids])
    .select({ id: 'id', name: column });
  return new Map(
    z
      .array(namedRow)
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  );
}

const reasonRow = z.object({ id: z.uuid(), reason: z.string() });

async function loadReasons(ctx: Context, caseId: string): Promise<EventFacts['reasons']> {
  const { rows } = await ctx.db.raw<{ rows: unknown }>(
    `select id, revision_reason as reason from app.plan_versions where case_id = :caseId and revision_reason is not null
     union all select id, note from app.case_events where case_id = :caseId and note is not null
     union all select id, reason from app.case_suspensions where case_id = :caseId`,
    { caseId },
  );
  return new Map(
    z
      .array(reasonRow)
      .parse(rows)
      .map(({ id, reason }) => [id, reason]),
  );
}
