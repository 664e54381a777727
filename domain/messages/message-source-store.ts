import type { Knex } from 'knex';
import { z } from 'zod';
import { messageSourceSchema, type MessageSource } from './message-source.ts';

const COLUMNS = { id: 'id', name: 'name', sourceKind: 'source_kind', centreId: 'centre_id', isActive: 'is_active' } as const;

export async function findSourceByHash(db: Knex, tokenHash: string): Promise<MessageSource | undefined> {
  return messageSourceSchema.optional().parse(await db('app.message_sources').first(COLUMNS).where({ token_hash: tokenHash }));
}

export async function lockSource(db: Knex, id: string): Promise<MessageSource | undefined> {
  return messageSourceSchema.optional().parse(await db('app.message_sources').first(COLUMNS).where({ id }).forUpdate());
}

/** Returns nothing when a source of this name is there already. */
export async function insertSource(
  db: Knex,
  given: Pick<MessageSource, 'name' | 'sourceKind' | 'centreId'> & { tokenHash: string; createdAt: Date },
): Promise<string | undefined> {
  const rows: unknown = await db('app.message_sources')
    .insert({
      name: given.name,
      source_kind: given.sourceKind,
      centre_id: given.centreId,
      token_hash: given.tokenHash,
      created_at: given.createdAt,
    })
    .onConflict('name')
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

export async function switchSourceOff(db: Knex, id: string): Promise<void> {
  await db('app.message_sources').where({ id }).update({ is_active: false });
}
