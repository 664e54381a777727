import type { Knex } from 'knex';

/**
 * A review may ask the consilium again, after the family has refused the new version: every question, and every sheet that was laid
 * before it, belongs to the review for good (П1 п.5.8; T-166).
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table app.agenda_items add column review_id uuid constraint agenda_items_review_fk references app.reviews;
    create index agenda_items_review_idx on app.agenda_items (review_id) where review_id is not null;
    alter table app.agenda_items disable trigger agenda_items_archive;
    update app.agenda_items a set review_id = r.id from app.reviews r
      where a.case_id = r.case_id and a.kind = 'results' and a.case_event_id is not distinct from r.case_event_id
        and (r.case_event_id is not null
          or a.id = r.agenda_item_id
          or a.created_at between r.opened_at and coalesce(r.finished_at, 'infinity'));
    alter table app.agenda_items enable trigger agenda_items_archive;
    alter table app.reviews drop column agenda_item_id;

    alter table app.effectiveness_rows add column report_id uuid constraint effectiveness_rows_report_fk references app.support_reports;
    -- Only the sheet of the last information was kept until now.
    update app.effectiveness_rows e set report_id = (
      select s.id from app.support_reports s where s.review_id = e.review_id and s.kind = 'review-information'
      order by s.created_at desc, s.id desc limit 1);
    alter table app.effectiveness_rows
      alter column report_id set not null,
      drop constraint effectiveness_rows_pk,
      add constraint effectiveness_rows_pk primary key (report_id, plan_item_id);
    create index effectiveness_rows_review_idx on app.effectiveness_rows (review_id);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from app.effectiveness_rows e using app.support_reports s
      where s.id = e.report_id and exists (
        select from app.support_reports later where later.review_id = e.review_id and later.kind = 'review-information'
          and (later.created_at, later.id) > (s.created_at, s.id));
    drop index app.effectiveness_rows_review_idx;
    alter table app.effectiveness_rows
      drop constraint effectiveness_rows_pk,
      add constraint effectiveness_rows_pk primary key (review_id, plan_item_id),
      drop column report_id;

    alter table app.reviews add column agenda_item_id uuid constraint reviews_question_fk references app.agenda_items;
    create index reviews_question_idx on app.reviews (agenda_item_id);
    alter table app.reviews disable trigger reviews_archive;
    update app.reviews r set agenda_item_id = (
      select a.id from app.agenda_items a where a.review_id = r.id order by a.created_at desc, a.id desc limit 1);
    alter table app.reviews enable trigger reviews_archive;
    alter table app.agenda_items drop column review_id;
  `);
}
