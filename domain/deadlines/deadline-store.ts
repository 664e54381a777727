import type { Knex } from 'knex';
import { z } from 'zod';
import { RUNG_CODES, type Ladder, type RungCode } from './ladder.ts';

const deadlineRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  startsOn: z.iso.date(),
  workingDays: z.int(),
  dueOn: z.iso.date(),
  isProvisional: z.boolean(),
  region: z.string(),
  metAt: z.date().nullable(),
  overdueAt: z.date().nullable(),
  closedAt: z.date().nullable(),
});
const rungRow = z.object({
  code: z.enum(RUNG_CODES),
  workingDay: z.int(),
  firesAt: z.date(),
  firedAt: z.date().nullable(),
});

export type DeadlineRow = z.infer<typeof deadlineRow>;
export type RungRow = z.infer<typeof rungRow>;

const columns = {
  id: 'id',
  caseId: 'case_id',
  startsOn: 'starts_on',
  workingDays: 'working_days',
  dueOn: 'due_on',
  isProvisional: 'is_provisional',
  region: 'region',
  metAt: 'met_at',
  overdueAt: 'overdue_at',
  closedAt: 'closed_at',
};

/** The deadline of approval of a case, locked against another change until the transaction ends. */
export async function lockDeadline(db: Knex, caseId: string): Promise<DeadlineRow | undefined> {
  const rows: unknown = await db('app.deadlines').select(columns).where({ case_id: caseId, kind: 'plan-approval' }).forUpdate();
  return z.array(deadlineRow).parse(rows)[0];
}

export async function findDeadline(db: Knex, caseId: string): Promise<DeadlineRow | undefined> {
  const rows: unknown = await db('app.deadlines').select(columns).where({ case_id: caseId, kind: 'plan-approval' });
  return z.array(deadlineRow).parse(rows)[0];
}

/** Open deadlines of a region, or of every region for a federal change, locked in a fixed order so that two changes cannot block each other. */
export async function lockOpenDeadlines(db: Knex, region: string | undefined): Promise<DeadlineRow[]> {
  const query = db('app.deadlines').select(columns).whereNull('closed_at');
  if (region !== undefined) void query.where({ region });
  const rows: unknown = await query.orderBy('id').forUpdate();
  return z.array(deadlineRow).parse(rows);
}

export async function listRungs(db: Knex, deadlineId: string): Promise<RungRow[]> {
  const rows: unknown = await db('app.deadline_rungs')
    .select({ code: 'code', workingDay: 'working_day', firesAt: 'fires_at', firedAt: 'fired_at' })
    .where({ deadline_id: deadlineId })
    .orderBy('fires_at');
  return z.array(rungRow).parse(rows);
}

export interface NewDeadline extends Ladder {
  readonly caseId: string;
  readonly startsOn: string;
  readonly workingDays: number;
  readonly region: string;
}

const inserted = z.tuple([z.object({ id: z.uuid() })]);

export async function insertDeadline(db: Knex, given: NewDeadline): Promise<string> {
  const rows: unknown = await db('app.deadlines')
    .insert({
      case_id: given.caseId,
      kind: 'plan-approval',
      starts_on: given.startsOn,
      working_days: given.workingDays,
      due_on: given.dueOn,
      is_provisional: given.isProvisional,
      region: given.region,
    })
    .returning('id');
  const [{ id }] = inserted.parse(rows);
  await db('app.deadline_rungs').insert(
    given.rungs.map((rung) => ({ deadline_id: id, code: rung.code, working_day: rung.workingDay, fires_at: rung.firesAt })),
  );
  return id;
}

/** Moves the due date and returns the new version of the deadline. */
export async function updateDueDate(db: Knex, id: string, due: { dueOn: string; isProvisional: boolean }): Promise<number> {
  const rows: unknown = await db('app.deadlines')
    .where({ id })
    .update({ due_on: due.dueOn, is_provisional: due.isProvisional, version: db.raw('version + 1') })
    .returning('version');
  return z.tuple([z.object({ version: z.int() })]).parse(rows)[0].version;
}

export async function updateStartDate(db: Knex, id: string, startsOn: string): Promise<void> {
  await db('app.deadlines')
    .where({ id })
    .update({ starts_on: startsOn, version: db.raw('version + 1') });
}

export async function updateRungTime(db: Knex, id: string, code: RungCode, firesAt: Date): Promise<void> {
  await db('app.deadline_rungs').where({ deadline_id: id, code }).whereNull('fired_at').update({ fires_at: firesAt });
}

/** Marks a rung as fired; false when it has fired before. */
export async function fireRungOnce(db: Knex, id: string, code: RungCode, at: Date): Promise<boolean> {
  const fired = await db('app.deadline_rungs').where({ deadline_id: id, code }).whereNull('fired_at').update({ fired_at: at });
  return fired === 1;
}

export async function markOverdue(db: Knex, id: string, at: Date): Promise<void> {
  await db('app.deadlines')
    .where({ id })
    .update({ overdue_at: at, version: db.raw('version + 1') });
}

export async function closeDeadline(db: Knex, id: string, { at, isMet }: { at: Date; isMet: boolean }): Promise<void> {
  await db('app.deadlines')
    .where({ id })
    .update({ met_at: isMet ? at : null, closed_at: at, version: db.raw('version + 1') });
}

const missedRow = z.object({ caseId: z.uuid(), code: z.enum(RUNG_CODES) });

/** Rungs of open deadlines whose time had come by an instant and that have not fired, in the order of their time. */
export async function listMissedRungs(db: Knex, by: Date): Promise<z.infer<typeof missedRow>[]> {
  const rows: unknown = await db('app.deadline_rungs as r')
    .join('app.deadlines as d', 'd.id', 'r.deadline_id')
    .whereNull('d.closed_at')
    .whereNull('r.fired_at')
    .where('r.fires_at', '<=', by)
    .orderBy(['r.fires_at', 'd.id'])
    .limit(500)
    .select({ caseId: 'd.case_id', code: 'r.code' });
  return z.array(missedRow).parse(rows);
}
