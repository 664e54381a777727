import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, notFound } from '#domain/errors';

/** Lets the engine try a refused or delayed command again, now; its stream goes on behind it (П1 п.5.11; T-106). */
export async function retryCommand(ctx: Context, commandId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const command = await lockCommand(tx, commandId);
    await tx.db('app.engine_commands').where({ id: commandId }).update({
      failed_at: null,
      // A new day of tries begins with the first answer.
      sent_at: null,
      next_at: tx.db.fn.now(),
    });
    await tx.db.raw('notify engine_commands');
    await record(tx, 'command.retried', commandId, command.errorCode);
  });
}

/** Codes of refusals after which the engine has nothing left to do: the task is over there. */
const OVER = new Set(['TASK_CANCELLED', 'TASK_UNKNOWN']);

/**
 * Takes a command off its stream whose task the engine has already taken away, so that what waits behind it moves.
 * What the person recorded stays.
 */
export async function dropCommand(ctx: Context, commandId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const command = await lockCommand(tx, commandId);
    if (!isOver(command.errorCode)) {
      throw new DomainError('COMMAND_STILL_NEEDED', 'Команду нельзя снять: движок может её выполнить. Повторите отправку.');
    }
    await tx.db('app.engine_commands').where({ id: commandId }).update({ done_at: tx.db.fn.now() });
    await tx.db.raw('notify engine_commands');
    await record(tx, 'command.dropped', commandId, command.errorCode);
  });
}

/** Whether the engine's refusal means that there is nothing left to do. */
export function isOver(errorCode: string | undefined): boolean {
  return errorCode !== undefined && OVER.has(errorCode);
}

const commandRow = z.object({ done_at: z.date().nullable(), error_code: z.string().nullable() });

async function lockCommand(tx: Context, commandId: string): Promise<{ errorCode: string | undefined }> {
  const row: unknown = await tx.db('app.engine_commands').where({ id: commandId }).forUpdate().first('done_at', 'error_code');
  if (row === undefined) throw notFound('Команда не найдена.');
  const command = commandRow.parse(row);
  if (command.done_at) throw new DomainError('COMMAND_ALREADY_SENT', 'Команда уже выполнена движком.');
  return { errorCode: command.error_code ?? undefined };
}

async function record(tx: Context, action: string, commandId: string, errorCode: string | undefined): Promise<void> {
  await recordEvent(tx, { action, objectKind: 'engine-command', objectId: commandId, before: { errorCode: errorCode ?? null } });
}
