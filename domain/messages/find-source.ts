import type { Knex } from 'knex';
import type { MessageSource } from './message-source.ts';
import { findSourceByHash } from './message-source-store.ts';
import { hashSourceToken } from './source-token.ts';

/** The system to which a secret belongs, while it may hand in messages (T-024). */
export async function findMessageSource(db: Knex, token: string): Promise<MessageSource | undefined> {
  const source = await findSourceByHash(db, hashSourceToken(token));
  return source?.isActive === true ? source : undefined;
}
