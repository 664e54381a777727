import type { Knex } from 'knex';

/**
 * Sign-ins are listed and ended by people: whose one is, and a name for it that is worth nothing as a cookie, stand in columns
 * of their own. The store writes the other three and knows nothing of these (П1 п.5.11; T-019).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.sign_ins
      add column user_id uuid generated always as (cast(sess ->> 'userId' as uuid)) stored,
      add column public_id text not null generated always as (encode(sha256(cast(sid as bytea)), 'hex')) stored,
      add constraint sign_ins_public_id_key unique (public_id);
    create index sign_ins_user_idx on app.sign_ins (user_id);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.sign_ins
      drop column public_id,
      drop column user_id;
  `);
}
