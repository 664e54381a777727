import { z } from 'zod';
import type { Context } from '#domain/context';
import { sourceKindLabel, sourceKindSchema } from '#domain/intake/appeal-words';

const rowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  sourceKind: sourceKindSchema,
  centreId: z.uuid().nullable(),
  centreName: z.string().nullable(),
  isActive: z.boolean(),
  createdAt: z.date(),
  messagesTotal: z.int(),
});

/** Systems that may hand in messages, those of one centre for an administrator who is bound to it (T-024). */
export async function listMessageSources(ctx: Context, centreId: string | undefined) {
  const query = ctx.db('app.message_sources as s').leftJoin('app.centres as c', 'c.id', 's.centre_id');
  if (centreId !== undefined) void query.where('s.centre_id', centreId);
  const rows: unknown = await query
    .select({
      id: 's.id',
      name: 's.name',
      sourceKind: 's.source_kind',
      centreId: 's.centre_id',
      centreName: 'c.short_name',
      isActive: 's.is_active',
      createdAt: 's.created_at',
      messagesTotal: ctx.db.raw('(select count(*)::integer from app.appeals a where a.source_id = s.id)'),
    })
    .orderBy([{ column: 's.is_active', order: 'desc' }, { column: 's.name' }]);
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ centreId: id, centreName, ...source }) => ({
      ...source,
      sourceKindLabel: sourceKindLabel(source.sourceKind),
      centre: id === null ? null : { id, name: centreName ?? '' },
    }));
}
