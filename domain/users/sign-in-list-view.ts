import { z } from 'zod';
import type { Context } from '#domain/context';
import { containing, countUpTo, type Page, type PageRequest } from '#domain/page';
import { fullName } from '#domain/person-name';
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from './sign-in-limits.ts';

export interface SignInFilter {
  readonly userId?: string | undefined;
  readonly centreId?: string | undefined;
  /** Part of the person's name, login or post. */
  readonly search?: string | undefined;
}

export interface ListedSignIn {
  /** Names the sign-in and opens nothing: it cannot be turned back into a cookie. */
  readonly id: string;
  readonly user: { readonly id: string; readonly name: string; readonly post: string };
  readonly centre: { readonly id: string; readonly name: string } | null;
  readonly beganAt: Date;
  readonly lastSeenAt: Date;
  /** Where it began: network address, and browser and system in words of ours. */
  readonly address: string;
  readonly browser: string;
}

const signInRow = z.object({
  id: z.string(),
  userId: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  centreId: z.uuid().nullable(),
  centreName: z.string().nullable(),
  beganAt: z.date(),
  lastSeenAt: z.date(),
  address: z.string(),
  browser: z.string(),
});

/** Sign-ins that hold at this moment, the last used first: of one person, one centre or all (П1 п.5.11; T-019). */
export async function listSignIns(ctx: Context, filter: SignInFilter, page: PageRequest): Promise<Page<ListedSignIn>> {
  const query = selectLiving(ctx, filter);
  const rows: unknown = await query
    .clone()
    .select({
      id: 's.public_id',
      userId: 'u.id',
      lastName: 'u.last_name',
      firstName: 'u.first_name',
      middleName: 'u.middle_name',
      post: 'u.post',
      centreId: 'c.id',
      centreName: 'c.name',
      beganAt: ctx.db.raw(BEGAN_AT),
      lastSeenAt: ctx.db.raw(`s.expire - ? * interval '1 millisecond'`, [IDLE_LIMIT_MS]),
      address: ctx.db.raw(`coalesce(s.sess ->> 'address', '')`),
      browser: ctx.db.raw(`coalesce(s.sess ->> 'browser', '')`),
    })
    .orderBy([{ column: 's.expire', order: 'desc' }, 's.public_id'])
    .limit(page.limit)
    .offset(page.offset);
  return { items: z.array(signInRow).parse(rows).map(toListed), ...(await countUpTo(ctx.db, query)) };
}

const BEGAN_AT = `to_timestamp(cast(s.sess ->> 'beganAt' as double precision) / 1000)`;

/** One of older rights or of a day that is over holds no more: its row goes when its browser comes back, or with the next clearing. */
function selectLiving(ctx: Context, { userId, centreId, search }: SignInFilter) {
  const query = ctx
    .db('app.sign_ins as s')
    .join('app.users as u', 'u.id', 's.user_id')
    .leftJoin('app.centres as c', 'c.id', 'u.centre_id')
    .where('u.is_active', true)
    .whereRaw('s.expire > now()')
    .whereRaw(`cast(s.sess ->> 'accessVersion' as integer) = u.access_version`)
    .whereRaw(`${BEGAN_AT} > ?`, [new Date(ctx.now.getTime() - ABSOLUTE_LIMIT_MS)]);
  if (userId !== undefined) void query.where('u.id', userId);
  if (centreId !== undefined) void query.where('u.centre_id', centreId);
  if (search) {
    const words = containing(search);
    void query.whereRaw(
      `(concat_ws(' ', u.last_name, u.first_name, u.middle_name) ilike ? or u.login ilike ? or u.post ilike ?)`,
      [words, words, words],
    );
  }
  return query;
}

function toListed({ userId, lastName, firstName, middleName, post, centreId, centreName, ...times }: z.infer<typeof signInRow>) {
  return {
    ...times,
    user: { id: userId, name: fullName({ lastName, firstName, middleName }), post },
    centre: centreId === null || centreName === null ? null : { id: centreId, name: centreName },
  };
}
