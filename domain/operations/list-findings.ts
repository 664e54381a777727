import { z } from 'zod';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { authorise } from '#domain/users/authorise';

const findingRow = z.object({
  id: z.uuid(),
  kind: z.enum(['case-without-instance', 'instance-without-case', 'status-differs', 'command-stuck']),
  objectId: z.string(),
  foundAt: z.date(),
  details: z.record(z.string(), z.unknown()),
  resolvedAt: z.date().nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type Finding = z.infer<typeof findingRow>;

/** Where the application and the engine contradict each other: what is open oldest first, what is mended newest first (T-107). */
export async function listFindings(ctx: Context, state: 'open' | 'resolved', page: PageRequest): Promise<Page<Finding>> {
  await authorise(ctx, 'engine.manage', 'do', {});
  const query = ctx.db('app.reconciler_findings');
  if (state === 'open') void query.whereNull('resolved_at');
  else void query.whereNotNull('resolved_at');
  const rows: unknown = await query
    .clone()
    .select({
      id: 'id',
      kind: 'kind',
      objectId: 'object_id',
      foundAt: 'found_at',
      details: 'details',
      resolvedAt: 'resolved_at',
      resolvedBy: 'resolved_by',
      resolution: 'resolution',
    })
    .orderBy('found_at', state === 'open' ? 'asc' : 'desc')
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(findingRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}
