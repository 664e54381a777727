import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentKindChoices } from '#domain/assessment/personal-documents';
import { getCase } from '#domain/cases/get-case';
import { addDocumentType, type DocumentTypeInput } from '#domain/checklists/add-document-type';
import { listDocumentTypes } from '#domain/checklists/document-type-view';
import { endDocumentType } from '#domain/checklists/end-document-type';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';

let base: TestDatabase;
let centre: TestCentre;
let administrator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  administrator = await buildUser(base.db, centre, 'administrator');
});
afterAll(() => base.drop());

const ctx = () => actingAs(base.db, administrator);
const input = (overrides: Partial<DocumentTypeInput> = {}): DocumentTypeInput => ({
  list: 'personal',
  centreId: centre.centreId,
  label: 'справка с места учёбы',
  validFrom: '2026-03-10',
  ...overrides,
});

async function labelsOf(openedAt: string, where = centre): Promise<string[]> {
  const { caseId } = await buildCase(base.db, { centre: where, row: { opened_at: new Date(openedAt) } });
  return (await documentKindChoices(ctx(), await getCase(ctx(), caseId))).map(({ label }) => label);
}

test('T-030 a type holds for cases opened from its day on, and only in its centre', async () => {
  await addDocumentType(ctx(), input());

  // 21:30 UTC is already the next day at the centre.
  expect(await labelsOf('2026-03-09T20:30:00Z')).not.toContain('справка с места учёбы');
  expect(await labelsOf('2026-03-09T21:30:00Z')).toContain('справка с места учёбы');
  expect(await labelsOf('2026-03-20T07:00:00Z', await buildCentre(base.db))).not.toContain('справка с места учёбы');
});

test('T-030 a type that has ended stays with the cases that were opened while it held', async () => {
  const { documentTypeId } = await addDocumentType(ctx(), input({ label: 'выписка из домовой книги', validFrom: '2026-03-02' }));
  await endDocumentType(ctx(), { documentTypeId, validTo: '2026-03-05', version: 1 });

  expect(await labelsOf('2026-03-05T09:00:00Z')).toContain('выписка из домовой книги');
  expect(await labelsOf('2026-03-06T09:00:00Z')).not.toContain('выписка из домовой книги');
  const trail: unknown = await base
    .db('app.audit_events')
    .where({ object_id: documentTypeId })
    .orderBy('id')
    .select('action', 'centre_id', 'after');
  expect(trail).toEqual([
    expect.objectContaining({ action: 'document-type.added', centre_id: centre.centreId }),
    { action: 'document-type.ended', centre_id: centre.centreId, after: { validTo: '2026-03-05' } },
  ]);
});

test('T-030 lists of open cases cannot be changed backwards', async () => {
  await expect(addDocumentType(ctx(), input({ validFrom: '2026-03-01' }))).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { '/validFrom': expect.any(String) } },
  });
  const { documentTypeId } = await addDocumentType(ctx(), input({ label: 'ещё одна справка' }));
  await expect(endDocumentType(ctx(), { documentTypeId, validTo: '2026-03-09', version: 1 })).rejects.toMatchObject({
    details: { fields: { '/validTo': expect.any(String) } },
  });
});

test('a change that somebody else was quicker with is refused', async () => {
  const { documentTypeId } = await addDocumentType(ctx(), input({ label: 'третья справка' }));
  await endDocumentType(ctx(), { documentTypeId, validTo: '2026-04-01', version: 1 });

  await expect(endDocumentType(ctx(), { documentTypeId, validTo: '2026-05-01', version: 1 })).rejects.toMatchObject({
    code: 'STALE_VERSION',
  });
});

test('T-028 the two documents of the text stay in the package, and common lists are not for the administrator of one centre', async () => {
  const region = await buildUser(base.db, centre, 'administrator');
  await base.db('app.user_roles').where({ user_id: region.userId }).update({ centre_id: null });
  const { items } = await listDocumentTypes(actingAs(base.db, region), null);
  const programme = items.find(({ list, code }) => list === 'package' && code === 'ippsu');
  const change = { documentTypeId: programme?.id ?? '', validTo: '2026-04-01', version: 1 };

  await expect(endDocumentType(actingAs(base.db, region), change)).rejects.toMatchObject({ code: 'FIXED_DOCUMENT_TYPE' });
  await expect(endDocumentType(ctx(), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(addDocumentType(ctx(), input({ centreId: null }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(
    items
      .filter(({ isFixed }) => isFixed)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(['application', 'ippsu']);
});

test('T-019 a type of another centre is unknown here', async () => {
  const elsewhere = await buildCentre(base.db);
  const theirs = actingAs(base.db, await buildUser(base.db, elsewhere, 'administrator'));
  const { documentTypeId } = await addDocumentType(theirs, input({ centreId: elsewhere.centreId }));

  await expect(endDocumentType(ctx(), { documentTypeId, validTo: '2026-05-01', version: 1 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a type of the package is required of each family or of nobody: stage I does not know the categories yet', async () => {
  await expect(addDocumentType(ctx(), input({ list: 'package', requiredFor: ['disabled-child'] }))).rejects.toMatchObject({
    details: { fields: { '/requiredFor': expect.any(String) } },
  });
});
