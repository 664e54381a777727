import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveEndedCase } from '#domain/completion/archive-ended-case';
import { openPostSupport } from '#domain/completion/open-post-support';
import { recordConsent } from '#domain/consents/record-consent';
import { withdrawConsent } from '#domain/consents/withdraw-consent';
import { uploadDocument } from '#domain/documents/upload-document';
import { registerObjection } from '#domain/objections/register-objection';
import { deregisterFamily } from '#domain/register/deregister-family';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { buildSupportStory, decide, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

const END = new Date('2026-08-31T08:00:00Z');
const LATER = new Date('2026-12-07T08:00:00Z');

/** What the law and the family need after the end. */
const STAYS_OPEN = ['audit_events', 'notifications', 'objections', 'task_submissions'];

let database: TestDatabase;
let story: SupportStory;
let head: TestUser;
let files: string;
beforeAll(async () => {
  database = await createTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'archive-'));
  story = await buildSupportStory(database.db);
  head = await buildUser(database.db, story.case.centre, 'head');
  const { caseId } = story.case;
  await playToActivePlan(story);
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, END);
  await deregisterFamily(story.system(END), { caseId });
  await openPostSupport(story.system(END), { caseId });
  await archiveEndedCase(story.system(LATER), { caseId });
});
afterAll(async () => {
  await database.drop();
  await rm(files, { recursive: true });
});

const names = z.array(z.object({ name: z.string() }));

async function tablesOfCases(): Promise<string[]> {
  const { rows } = await database.db.raw<{ rows: unknown }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = 'app' and c.column_name = 'case_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  return names.parse(rows).map(({ name }) => name);
}

test('T-102 every table that names a case is closed by the archive, or stands on the list of those that stay open', async () => {
  const { rows } = await database.db.raw<{ rows: unknown }>(
    `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_proc p on p.oid = t.tgfoid where p.proname = 'refuse_archived'`,
  );
  const guarded = new Set(names.parse(rows).map(({ name }) => name));

  const open = (await tablesOfCases()).filter((table) => !guarded.has(table));

  expect(open).toEqual(STAYS_OPEN);
});

test('T-102 the database itself refuses to change or to remove what belongs to an archived case', async () => {
  const { db } = database;
  const filled: string[] = [];
  for (const table of (await tablesOfCases()).filter((name) => !STAYS_OPEN.includes(name))) {
    const mine = db(`app.${table}`).where({ case_id: story.case.caseId });
    if ((await mine.clone().count({ count: '*' }))[0]?.['count'] === '0') continue;
    filled.push(table);
    await expect(mine.clone().update({ case_id: db.ref('case_id') }), table).rejects.toMatchObject({ code: 'CA001' });
    await expect(mine.clone().delete(), table).rejects.toMatchObject({ code: 'CA001' });
  }

  expect(filled).toEqual(expect.arrayContaining(['agenda_items', 'plan_items', 'plan_versions', 'post_supports']));
  const reopening = db('app.cases').where({ id: story.case.caseId }).update({ archived_at: null });
  await expect(reopening).rejects.toMatchObject({ code: 'CA001' });
  const moving = db('app.plan_version_items')
    .whereIn('plan_version_id', db('app.plan_versions').select('id').where({ case_id: story.case.caseId }))
    .update({ position: 7 });
  await expect(moving).rejects.toMatchObject({ code: 'CA001' });
});

test('T-102 who might change the case hears that it is in the archive', async () => {
  const { caseId, applicantId } = story.case;
  const ctx = story.as(head, LATER);
  const upload = () => uploadDocument(ctx, { dir: files }, { caseId, kind: 'other', originalName: 'x.pdf', content: PDF });
  const consent = () =>
    recordConsent(ctx, { caseId, personId: applicantId, kinds: ['exchange'], basis: 'consent', givenOn: '2026-12-01' });

  await expect(upload()).rejects.toMatchObject({ code: 'CASE_ARCHIVED' });
  await expect(consent()).rejects.toMatchObject({ code: 'CASE_ARCHIVED' });
});

test('T-102 T-109 T-199 the family may still object and take its consent back', async () => {
  const { caseId, applicantId } = story.case;
  const ctx = story.as(head, LATER);
  const consent: unknown = await database
    .db('app.consents')
    .first('id')
    .where({ person_id: applicantId, kind: 'processing', withdrawn_at: null });
  const { id: consentId } = z.object({ id: z.string() }).parse(consent);

  const { number } = await registerObjection(ctx, { caseId, about: 'results', text: 'Не согласны', receivedOn: '2026-12-07' });
  await withdrawConsent(ctx, { caseId, consentId, withdrawnOn: '2026-12-07' });

  expect(number).not.toBe('');
  const withdrawn: unknown = await database.db('app.consents').pluck('withdrawn_on').where({ person_id: applicantId });
  expect(withdrawn).toEqual(['2026-12-07', '2026-12-07']);
});

const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
