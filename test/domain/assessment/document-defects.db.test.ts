import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeDefect, listDocumentDefects } from '#domain/assessment/document-defects';
import { keepPersonalDocuments, type PersonalDocument } from '#domain/assessment/personal-documents';
import { getCase } from '#domain/cases/get-case';
import { openPackage } from '#domain/intake/open-package';
import { savePackage } from '#domain/intake/save-package';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

let base: TestDatabase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function caseWithFullPackage(categories: readonly string[] = ['other']): Promise<TestCase> {
  const found = await buildCase(base.db, { row: { categories } });
  curator = await buildUser(base.db, found.centre, 'curator');
  const ctx = actingAs(base.db, curator);
  await openPackage(ctx, found.caseId, { codes: [], on: '2026-03-02' });
  const received = { state: 'received' as const, receivedOn: '2026-03-02' };
  const programme = { number: '1', issuedOn: '2026-02-01', issuer: 'УСЗН', validTo: '2026-03-20' };
  const items = { application: received, ippsu: { ...received, ...programme }, others: [] };
  await savePackage(ctx, { caseId: found.caseId, items });
  return found;
}

async function keep(found: TestCase, ...documents: (Partial<PersonalDocument> & { personId: string })[]): Promise<void> {
  const ctx = actingAs(base.db, curator);
  await keepPersonalDocuments(ctx, await getCase(ctx, found.caseId), {
    taskId: null,
    pointerOf: (index) => `/documents/${index}`,
    documents: documents.map((one) => ({ kind: 'passport', receivedOn: '2026-03-01', source: 'parents', ...one })),
  });
}

const defectsOf = async (found: TestCase, at?: string) =>
  (await listDocumentDefects(actingAs(base.db, curator, at ? new Date(at) : undefined), found.caseId)).map(describeDefect);

test('T-031 with one expired passport exactly that document is a defect', async () => {
  const found = await caseWithFullPackage();
  await keep(
    found,
    { personId: found.applicantId, validTo: '2026-03-01' },
    { personId: found.childId, kind: 'birth-certificate' },
  );

  expect(await defectsOf(found)).toEqual(['паспорт гражданина РФ (Петрова Анна): срок истёк 01.03.2026']);
});

test('T-031 a newer passport ends the defect', async () => {
  const found = await caseWithFullPackage();
  await keep(
    found,
    { personId: found.applicantId, validTo: '2026-02-01', receivedOn: '2026-02-01' },
    { personId: found.childId, kind: 'birth-certificate' },
  );
  await keep(found, { personId: found.applicantId, validTo: '2036-02-01' });

  expect(await defectsOf(found)).toEqual([]);
});

test('T-030 T-031 what a list asks of a member, of an age or of a category is missing until it comes', async () => {
  const found = await caseWithFullPackage(['disabled-child']);

  expect(await defectsOf(found)).toEqual([
    'паспорт гражданина РФ (Петрова Анна): нет',
    'свидетельство о рождении (Петрова Ева): нет',
    'справка об инвалидности (МСЭ): нет',
  ]);
});

test('T-028 T-031 a package that is not complete, and an ИППСУ that has expired, are defects too', async () => {
  const open = await buildCase(base.db, { row: { categories: ['other'] } });
  await openPackage(actingAs(base.db, curator), open.caseId, { codes: ['application'], on: '2026-03-02' });
  const programme = 'Индивидуальная программа предоставления социальных услуг (ИППСУ)';
  expect((await defectsOf(open))[0]).toBe(`${programme}: нет`);

  const found = await caseWithFullPackage();
  expect((await defectsOf(found))[0]).toMatch(/^паспорт/);
  expect((await defectsOf(found, '2026-03-21T07:00:00Z'))[0]).toBe(`${programme}: срок истёк 20.03.2026`);
});

test('T-195 T-196 the scan of a medical document becomes strictly confidential with its record', async () => {
  const found = await caseWithFullPackage();
  const scan = (kind: string) =>
    insertRow(base.db, 'app.documents', {
      ...{
        case_id: found.caseId,
        kind,
        confidentiality: 'confidential',
        original_name: 'скан.pdf',
        media_type: 'application/pdf',
      },
      ...{ size_bytes: 1, sha256: 'x', stored_name: crypto.randomUUID(), uploaded_by: curator.userId, uploaded_at: new Date() },
    });
  const [medical, passport] = [await scan('personal-document'), await scan('personal-document')];

  await keep(
    found,
    { personId: found.childId, kind: 'medical-report', documentId: medical },
    { personId: found.applicantId, documentId: passport },
  );

  const classes: unknown = await base.db('app.documents').where({ case_id: found.caseId }).select('id', 'confidentiality');
  expect(classes).toEqual(
    expect.arrayContaining([
      { id: medical, confidentiality: 'strict' },
      { id: passport, confidentiality: 'confidential' },
    ]),
  );
});
