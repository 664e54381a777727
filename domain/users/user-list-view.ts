import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { containing, countUpTo, type Page, type PageRequest } from '#domain/page';
import { z } from 'zod';
import { roleSchema } from './role.ts';

const placeSchema = z.object({ id: z.uuid(), name: z.string() });
const userRow = z.object({
  id: z.uuid(),
  login: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  centre: placeSchema.nullable(),
  isSpecialist: z.boolean(),
  isActive: z.boolean(),
  undertakingSignedAt: z.date().nullable(),
  hasSecondFactor: z.boolean(),
  roles: z.array(z.object({ role: roleSchema, centre: placeSchema.nullable(), unit: placeSchema.nullable() })),
  version: z.int(),
});
export type ListedUser = z.infer<typeof userRow>;

export interface UserFilter {
  /** Part of a name, login or post. */
  readonly search?: string | undefined;
  readonly centreId?: string | undefined;
  readonly userId?: string | undefined;
}

/** Users with their roles for the administrator; of a family nothing is here (T-016, T-019). */
export async function listUsers(ctx: Context, filter: UserFilter, page: PageRequest): Promise<Page<ListedUser>> {
  const query = ctx.db('app.users as u').leftJoin('app.centres as c', 'c.id', 'u.centre_id');
  if (filter.centreId) void query.where('u.centre_id', filter.centreId);
  if (filter.userId) void query.where('u.id', filter.userId);
  if (filter.search) {
    const words = containing(filter.search);
    void query.whereRaw(
      `(concat_ws(' ', u.last_name, u.first_name, u.middle_name) ilike ? or u.login ilike ? or u.post ilike ?)`,
      [words, words, words],
    );
  }
  const rows: unknown = await query
    .clone()
    .select({
      id: 'u.id',
      login: 'u.login',
      lastName: 'u.last_name',
      firstName: 'u.first_name',
      middleName: 'u.middle_name',
      post: 'u.post',
      centre: ctx.db.raw(`case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end`),
      isSpecialist: 'u.is_specialist',
      isActive: 'u.is_active',
      undertakingSignedAt: 'u.undertaking_signed_at',
      hasSecondFactor: ctx.db.raw(
        'exists (select from app.second_factors f where f.user_id = u.id and f.confirmed_at is not null)',
      ),
      roles: ctx.db.raw(ROLES),
      version: 'u.version',
    })
    .orderByRaw('u.is_active desc, u.last_name, u.first_name, u.id')
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(userRow).parse(rows), ...(await countUpTo(ctx.db, query)) };
}

/** One user as the list shows them. */
export async function getListedUser(ctx: Context, userId: string): Promise<ListedUser> {
  const { items } = await listUsers(ctx, { userId }, { limit: 1, offset: 0 });
  const [found] = items;
  if (!found) throw notFound('Пользователь не найден.');
  return found;
}

const ROLES = `coalesce((
  select json_agg(json_build_object('role', r.role,
      'centre', case when rc.id is not null then json_build_object('id', rc.id, 'name', rc.name) end,
      'unit', case when n.id is not null then json_build_object('id', n.id, 'name', n.name) end) order by r.role, n.name)
  from app.user_roles r left join app.centres rc on rc.id = r.centre_id left join app.units n on n.id = r.unit_id
  where r.user_id = u.id), '[]'::json)`;
