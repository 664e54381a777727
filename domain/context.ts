import type { Knex } from 'knex';

/** Who acts: a signed-in person (perhaps in place of an absent one), or a worker step of the system itself. */
export interface Actor {
  readonly kind: 'person' | 'system';
  /** User id of a person; a topic or part name, such as `worker:register-family`, of the system. */
  readonly id: string;
  /** The absent person in whose place a substitute acts (замещение). */
  readonly onBehalfOf?: string;
  /** Role in which the person acts, for the audit trail. */
  readonly role?: string;
  readonly requestId?: string;
  /** Network address of the request, for the access log. */
  readonly address?: string;
}

/** What every use case gets first. `db` is a pool or a transaction; `now` is the instant at which the act happens. */
export interface Context {
  readonly db: Knex;
  readonly actor: Actor;
  readonly now: Date;
}

/** Runs `work` in one transaction: in the surrounding one when there is one, else in a new one. */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction((db) => work({ ...ctx, db }));
}
