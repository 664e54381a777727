import { afterAll, beforeAll, expect, test } from 'vitest';
import { openObservation } from '#domain/observation/observation-view';
import { recordConsultation } from '#domain/observation/record-consultation';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildFamily,
  buildUser,
  type TestCase,
  type TestUser,
} from '../../support/factories.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  found = await buildCase(base.db, { row: { status: 'support' } });
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(() => base.drop());

const entry = () => ({
  caseId: found.caseId,
  on: '2026-03-02',
  personId: found.applicantId,
  topic: 'Порядок оформления пособия',
});

test('T-120 a consultation is kept with day, member and topic', async () => {
  await recordConsultation(actingAs(base.db, curator), { ...entry(), note: 'Памятка выдана' });

  const { consultations } = await openObservation(actingAs(base.db, curator), found.caseId);
  expect(consultations).toMatchObject([
    {
      on: '2026-03-02',
      person: { id: found.applicantId, name: 'Петрова Анна' },
      topic: 'Порядок оформления пособия',
      note: 'Памятка выдана',
      author: { id: curator.userId },
    },
  ]);
  expect(await listActions(base.db, found.caseId)).toContain('consultation.recorded');
});

test.each([
  ['without a day', { on: '' }, '/on'],
  ['tomorrow', { on: '2026-03-03' }, '/on'],
  ['with nobody', { personId: '' }, '/personId'],
  ['without a topic', { topic: ' ' }, '/topic'],
])('T-120 an entry %s is refused', async (_name, change, field) => {
  await expect(recordConsultation(actingAs(base.db, curator), { ...entry(), ...change })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [field]: expect.any(String) } },
  });
});

test('T-120 with a member of another family it is refused', async () => {
  const others = await buildFamily(base.db, found.centre);

  await expect(
    recordConsultation(actingAs(base.db, curator), { ...entry(), personId: others.applicantId }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('T-019 only the curator of the family keeps the log', async () => {
  const head = await buildUser(base.db, found.centre, 'head');

  await expect(recordConsultation(actingAs(base.db, head), entry())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
