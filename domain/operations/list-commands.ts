import { z } from 'zod';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { authorise } from '#domain/users/authorise';

const commandRow = z.object({
  id: z.string(),
  stream: z.string(),
  kind: z.enum([
    'start-process',
    'complete-task',
    'release-task',
    'correlate-message',
    'set-timer',
    'end-process',
    'migrate-case',
  ]),
  createdAt: z.date(),
  attempts: z.int(),
  nextAt: z.date(),
  sentAt: z.date().nullable(),
  doneAt: z.date().nullable(),
  failedAt: z.date().nullable(),
  errorCode: z.string().nullable(),
});
export type Command = z.infer<typeof commandRow>;
export type CommandState = 'open' | 'failed' | 'done';

const COLUMNS = {
  id: 'id',
  stream: 'stream',
  kind: 'kind',
  createdAt: 'created_at',
  attempts: 'attempts',
  nextAt: 'next_at',
  sentAt: 'sent_at',
  doneAt: 'done_at',
  failedAt: 'failed_at',
  errorCode: 'error_code',
} as const;

/** Commands to the engine by state: those that wait or failed oldest first, the done ones newest first (П1 п.5.2; T-107). */
export async function listCommands(ctx: Context, state: CommandState, page: PageRequest): Promise<Page<Command>> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const query = ctx.db('app.engine_commands');
  if (state === 'done') void query.whereNotNull('done_at');
  if (state === 'failed') void query.whereNull('done_at').whereNotNull('failed_at');
  if (state === 'open') void query.whereNull('done_at');
  const rows: unknown = await query
    .clone()
    .select(COLUMNS)
    .orderBy('id', state === 'done' ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(commandRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}
