import { z } from 'zod';
import type { Context } from '#domain/context';
import { countUpTo, type PageRequest } from '#domain/page';
import { loadPerson } from '#domain/users/load-person';
import { keepOwnAppeals } from './appeal-access.ts';
import { appealStatusSchema, groundSchema, sourceKindSchema, type AppealStatus, type Ground } from './appeal-words.ts';

const appealListRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  status: appealStatusSchema,
  ground: groundSchema,
  receivedOn: z.iso.date(),
  registeredAt: z.date().nullable(),
  about: z.string().nullable(),
  sourceKind: sourceKindSchema.nullable(),
  isTransferred: z.boolean(),
  case: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});

export interface AppealFilter {
  readonly status?: AppealStatus | undefined;
  readonly ground?: Ground | undefined;
}

/** The family of the case; of a received appeal the surname of whom it tells first. */
const APPEAL_COLUMNS = {
  id: 'a.id',
  number: 'a.number',
  status: 'a.status',
  ground: 'a.ground',
  receivedOn: 'a.received_on',
  registeredAt: 'a.registered_at',
  sourceKind: 'a.source_kind',
};
export const ABOUT = `coalesce(f.title, a.content #>> '{people,0,lastName}', a.content #>> '{members,0,lastName}')`;
export const IS_TRANSFERRED = `a.origin_appeal_id is not null`;
export const CASE_OF_APPEAL = `case when c.id is not null then json_build_object('id', c.id, 'number', c.number) end`;

/** Appeals of the person's unit or centre: what waits for registration first, then the newest (П1 п.4.3; T-019, T-026). */
export async function listAppeals(ctx: Context, filter: AppealFilter, page: PageRequest) {
  const person = await loadPerson(ctx, ctx.actor.id);
  const query = ctx
    .db('app.appeals as a')
    .leftJoin('app.cases as c', 'c.id', 'a.case_id')
    .leftJoin('app.families as f', 'f.id', 'c.family_id');
  keepOwnAppeals(query, person);
  if (filter.status) void query.where({ 'a.status': filter.status });
  if (filter.ground) void query.where({ 'a.ground': filter.ground });
  const rows: unknown = await query
    .clone()
    .select({
      ...APPEAL_COLUMNS,
      about: ctx.db.raw(ABOUT),
      isTransferred: ctx.db.raw(IS_TRANSFERRED),
      case: ctx.db.raw(CASE_OF_APPEAL),
    })
    .orderByRaw(`a.status = 'received' desc, a.received_on desc, a.number desc, a.id`)
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(appealListRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}
