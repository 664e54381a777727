import type { Knex } from 'knex';
import { requestCommand, type EngineCommand } from '#domain/commands/request-command';
import { uniqueCode } from '../../support/factories.ts';

/** Writes a command as a use case does; returns its id. */
export async function request(db: Knex, stream: string, command: EngineCommand): Promise<string> {
  const ctx = { db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;
  const id = await requestCommand(ctx, { stream, dedupeKey: `test:${uniqueCode()}`, command });
  if (id === undefined) throw new Error('the command was there before');
  return id;
}

/** A command whose content does not matter. */
export const anyCommand: EngineCommand = { kind: 'complete-task', taskId: 'none', variables: {} };
