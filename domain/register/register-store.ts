import type { Knex } from 'knex';
import { z } from 'zod';
import { registerEntrySchema, type RegisterEntry, type RemovalGround } from './register-entry.ts';
import { registerChangeSchema, type RegisterChange } from './register-change.ts';

const COLUMNS = {
  id: 'id',
  number: 'number',
  centreId: 'centre_id',
  caseId: 'case_id',
  state: 'state',
  agendaItemId: 'agenda_item_id',
  enteredOn: 'entered_on',
  removedOn: 'removed_on',
  removalGround: 'removal_ground',
  removalAgendaItemId: 'removal_agenda_item_id',
} as const;

export async function insertEntry(
  db: Knex,
  entry: Pick<RegisterEntry, 'number' | 'centreId' | 'caseId' | 'agendaItemId' | 'enteredOn'> & { enteredAt: Date },
): Promise<void> {
  const rows: unknown = await db('app.register_entries')
    .insert({
      number: entry.number,
      centre_id: entry.centreId,
      case_id: entry.caseId,
      agenda_item_id: entry.agendaItemId,
      entered_on: entry.enteredOn,
      entered_at: entry.enteredAt,
      state: 'entered',
    })
    .returning('id');
  const [{ id }] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
  const { agendaItemId, enteredOn: changedOn, enteredAt: changedAt } = entry;
  await insertChange(db, id, { state: 'entered', changedOn, changedAt, ground: null, agendaItemId });
}

/** Adds a step to the history of a line, and makes it the line's state. */
export async function addChange(db: Knex, entryId: string, change: RegisterChange): Promise<void> {
  await insertChange(db, entryId, change);
  await db('app.register_entries')
    .where({ id: entryId })
    .update({ state: change.state, version: db.raw('version + 1') });
}

async function insertChange(db: Knex, entryId: string, change: RegisterChange): Promise<void> {
  await db('app.register_changes').insert({
    entry_id: entryId,
    position: db.raw('(select coalesce(max(position), 0) + 1 from app.register_changes where entry_id = ?)', [entryId]),
    state: change.state,
    changed_on: change.changedOn,
    changed_at: change.changedAt,
    ground: change.ground,
    agenda_item_id: change.agendaItemId,
  });
}

/** The history of a line, oldest first. */
export async function selectChanges(db: Knex, entryId: string): Promise<RegisterChange[]> {
  const rows: unknown = await db('app.register_changes')
    .select({
      state: 'state',
      changedOn: 'changed_on',
      changedAt: 'changed_at',
      ground: 'ground',
      agendaItemId: 'agenda_item_id',
    })
    .where({ entry_id: entryId })
    .orderBy('position');
  return z.array(registerChangeSchema).parse(rows);
}

/** The entry of a case, locked until the end of the transaction. */
export async function lockEntry(db: Knex, caseId: string): Promise<RegisterEntry | undefined> {
  return registerEntrySchema
    .optional()
    .parse(await db('app.register_entries').first(COLUMNS).where({ case_id: caseId }).forUpdate());
}

export async function closeEntry(
  db: Knex,
  id: string,
  removal: { removedOn: string; ground: RemovalGround; agendaItemId: string | null },
): Promise<void> {
  await db('app.register_entries')
    .where({ id })
    .update({
      removed_on: removal.removedOn,
      removal_ground: removal.ground,
      removal_agenda_item_id: removal.agendaItemId,
      version: db.raw('version + 1'),
    });
}

export async function findEntry(db: Knex, caseId: string): Promise<RegisterEntry | undefined> {
  return registerEntrySchema.optional().parse(await db('app.register_entries').first(COLUMNS).where({ case_id: caseId }));
}
