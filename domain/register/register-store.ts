import type { Knex } from 'knex';
import { registerEntrySchema, type RegisterEntry, type RemovalGround } from './register-entry.ts';

const COLUMNS = {
  id: 'id',
  number: 'number',
  centreId: 'centre_id',
  caseId: 'case_id',
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
  await db('app.register_entries').insert({
    number: entry.number,
    centre_id: entry.centreId,
    case_id: entry.caseId,
    agenda_item_id: entry.agendaItemId,
    entered_on: entry.enteredOn,
    entered_at: entry.enteredAt,
  });
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
