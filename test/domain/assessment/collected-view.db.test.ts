import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPersonalDocument } from '#domain/assessment/add-personal-document';
import { openCollected } from '#domain/assessment/collected-view';
import { openAssessmentRecord } from '#domain/assessment/record-view';
import { keepCaseRecords, type CollectedRecord } from '#domain/assessment/keep-records';
import { recordVisit } from '#domain/visits/record-visit';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
});
beforeEach(async () => {
  found = await buildCase(base.db, { row: { categories: ['other'] } });
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(() => base.drop());

const as = (user: TestUser) => actingAs(base.db, user);
const keep = (...records: Partial<CollectedRecord>[]) =>
  keepCaseRecords(
    as(curator),
    { caseId: found.caseId, taskId: null },
    records.map((record) => ({
      ...{ kind: 'conversation' as const, personId: null, occurredOn: '2026-03-01', source: 'parents' },
      ...{ confidentiality: 'confidential' as const, content: { isMade: true, result: 'тайное' }, ...record },
    })),
  );

test('T-033 the summary tells which kinds exist, which were left out with a reason, and what the centre demands', async () => {
  await keep(
    {},
    { kind: 'interview', content: { isMade: false, reason: 'Достаточно беседы' } },
    { kind: 'diagnostics', personId: found.childId, confidentiality: 'strict' },
    { kind: 'home-survey', content: {} },
  );

  const { summary } = await openCollected(as(curator), found.caseId);

  const kindOf = (kind: string) => summary.kinds.find((one) => one.kind === kind);
  expect(kindOf('conversation')).toMatchObject({ made: 1, isOmitted: false });
  expect(kindOf('interview')).toMatchObject({ made: 0, isOmitted: true });
  expect(kindOf('observation')).toMatchObject({ made: 0, isOmitted: false });
  expect(summary.checks).toEqual([
    { code: 'contact', needed: 1, present: 0 },
    { code: 'home-survey', needed: 1, present: 1 },
    { code: 'methods', needed: 1, present: 1 },
    { code: 'diagnostics', needed: 1, present: 1 },
  ]);
});

test('T-195 T-196 contents stay covered in the list, and opening one is written down with its purpose', async () => {
  await keep({}, { kind: 'diagnostics', personId: found.childId, confidentiality: 'strict' });

  const { items } = await openCollected(as(curator), found.caseId);
  expect(items.map(({ content }) => content)).toEqual([null, null]);

  const opened = await openAssessmentRecord(as(curator), {
    caseId: found.caseId,
    recordId: items.find(({ kind }) => kind === 'diagnostics')?.id ?? '',
    purpose: 'case-work',
  });
  expect(opened.content).toEqual({ isMade: true, result: 'тайное' });
  expect(await listActions(base.db, found.caseId)).toContain('record.viewed');
});

test('T-196 the secretary outside the meeting opens nothing, the director no strict record', async () => {
  await keep({ kind: 'diagnostics', personId: found.childId, confidentiality: 'strict' });
  const [record] = (await openCollected(as(curator), found.caseId)).items;
  const given = { caseId: found.caseId, recordId: record?.id ?? '', purpose: 'case-work' };
  const [secretary, director] = [
    await buildUser(base.db, found.centre, 'secretary'),
    await buildUser(base.db, found.centre, 'director'),
  ];

  await expect(openAssessmentRecord(as(secretary), given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(openAssessmentRecord(as(director), given)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('T-196 who wrote a strict record opens it, also without the right to those of others', async () => {
  await keep({ kind: 'diagnostics', personId: found.childId, confidentiality: 'strict' });
  const director = await buildUser(base.db, found.centre, 'director');
  await base.db('app.assessment_records').update({ author_id: director.userId }).where({ case_id: found.caseId });
  const [record] = (await openCollected(as(director), found.caseId)).items;

  const opened = await openAssessmentRecord(as(director), {
    caseId: found.caseId,
    recordId: record?.id ?? '',
    purpose: 'case-work',
  });

  expect(opened.content).toEqual({ isMade: true, result: 'тайное' });
});

test('T-196 what medical paper somebody has is named to nobody who may not open it, neither as a defect nor as a scan', async () => {
  const scan = { media_type: 'application/pdf', size_bytes: 1, sha256: 'x', uploaded_at: new Date() };
  const documentId = await insertRow(base.db, 'app.documents', {
    ...{ ...scan, case_id: found.caseId, kind: 'personal-document', confidentiality: 'strict', stored_name: crypto.randomUUID() },
    ...{ original_name: 'Справка МСЭ.pdf', uploaded_by: curator.userId },
  });
  await addPersonalDocument(as(curator), {
    ...{ caseId: found.caseId, personId: found.childId, kind: 'disability', documentId },
    ...{ receivedOn: '2026-02-02', validTo: '2026-03-01', source: 'parents' },
  });
  const shownTo = async (role: string) => {
    const { defects, choices } = await openCollected(as(await buildUser(base.db, found.centre, role)), found.caseId);
    const expired = defects.filter(({ state }) => state === 'expired').map(({ code, label }) => [code, label]);
    return { expired, scans: choices.scans.map(({ label }) => label) };
  };

  expect(await shownTo('head')).toEqual({
    expired: [['disability', 'справка об инвалидности (МСЭ)']],
    scans: ['Справка МСЭ.pdf'],
  });
  expect(await shownTo('director')).toEqual({ expired: [['covered', 'документ ограниченного доступа']], scans: ['скрыто'] });
});

test('T-049 T-050 ids of an opened record are shown as names, blanks as «не выявлено»', async () => {
  await recordVisit(as(curator), {
    ...{ caseId: found.caseId, visitedOn: '2026-03-02', place: 'дома', participantIds: [found.childId] },
    ...{ outcome: 'Спокойно', source: 'curator' },
  });
  await keep({ kind: 'resources', personId: found.childId, content: { resources: [{ category: 'умения', text: null }] } });
  const { items } = await openCollected(as(curator), found.caseId);
  const open = async (kind: string) =>
    (
      await openAssessmentRecord(as(curator), {
        ...{ caseId: found.caseId, recordId: items.find((record) => record.kind === kind)?.id ?? '', purpose: 'case-work' },
      })
    ).content;

  expect(await open('visit')).toEqual({ place: 'дома', outcome: 'Спокойно', participantIds: ['Петрова Ева'] });
  expect(await open('resources')).toEqual({ resources: [{ category: 'умения', text: 'не выявлено' }] });
});

describe('a document that came later', () => {
  const document = () => ({
    ...{ caseId: found.caseId, personId: found.applicantId, kind: 'passport', number: '92 10 000000' },
    ...{ receivedOn: '2026-03-02', source: 'parents' },
  });

  test('T-031 settles what the list asked for', async () => {
    const labels = async () => (await openCollected(as(curator), found.caseId)).defects.map(({ code }) => code);
    expect(await labels()).toContain('passport');

    await addPersonalDocument(as(curator), document());

    expect(await labels()).not.toContain('passport');
    const [record] = (await openCollected(as(curator), found.caseId)).items;
    const opened = await openAssessmentRecord(as(curator), {
      ...{ caseId: found.caseId, recordId: record?.id ?? '', purpose: 'case-work' },
    });
    expect(opened.content).toEqual({ kind: 'паспорт гражданина РФ', number: '92 10 000000' });
  });

  test.each([
    ['of a kind outside the list', { kind: 'library-card' }, '/kind'],
    ['of a stranger', { personId: '00000000-0000-4000-8000-000000000000' }, '/personId'],
    ['with a scan of another case', { documentId: '00000000-0000-4000-8000-000000000000' }, '/documentId'],
    ['received tomorrow', { receivedOn: '2026-03-03' }, '/receivedOn'],
    ['without a source', { source: '' }, '/source'],
  ])('T-034 %s is refused', async (_name, change, field) => {
    await expect(addPersonalDocument(as(curator), { ...document(), ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });

  test('T-019 is entered by the curator alone', async () => {
    const head = await buildUser(base.db, found.centre, 'head');

    await expect(addPersonalDocument(as(head), document())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
