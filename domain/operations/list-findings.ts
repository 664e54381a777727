import { z } from 'zod';
import { findingDetails, findingKind, isRepairable } from '#domain/commands/finding';
import type { Context } from '#domain/context';
import { countUpTo, type Page, type PageRequest } from '#domain/page';
import { authorise } from '#domain/users/authorise';

const findingRow = z.object({
  id: z.uuid(),
  kind: findingKind,
  objectId: z.string(),
  foundAt: z.date(),
  details: findingDetails,
  resolvedAt: z.date().nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type Finding = z.infer<typeof findingRow> & {
  /** Whether one button mends it. */
  readonly isRepairable: boolean;
};

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
  const findings = z.array(findingRow).parse(rows);
  const items = findings.map((finding) => ({ ...finding, isRepairable: finding.resolvedAt === null && isRepairable(finding) }));
  return { items, ...(await countUpTo(ctx.db, query)) };
}
