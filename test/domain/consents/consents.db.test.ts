import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { obtainConsentForm } from '#domain/consents/obtain-consent-form';
import { recordConsent, type ConsentInput } from '#domain/consents/record-consent';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { withdrawConsent } from '#domain/consents/withdraw-consent';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildOrganisation,
  buildUser,
  TEST_NOW,
  type TestCase,
  type TestUser,
} from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { countRows, listActions, taskOfCase } from '../support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function familyWithCurator(): Promise<{ found: TestCase; curator: TestUser; fatherId: string }> {
  const found = await buildCase(base.db);
  const curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
  const fatherId = await insertRow(base.db, 'app.persons', {
    family_id: found.familyId,
    last_name: 'Петров',
    first_name: 'Олег',
    birth_on: '1988-01-10',
    kinship: 'отец',
  });
  return { found, curator, fatherId };
}

const given = (personId: string, changes: Partial<ConsentInput> = {}): ConsentInput => ({
  personId,
  kinds: ['processing', 'exchange'],
  basis: 'consent',
  givenOn: '2026-03-02',
  ...changes,
});

const exchangeOf = (personId: string) =>
  base
    .db('app.consents')
    .where({ person_id: personId, kind: 'exchange' })
    .first<{ id: string; withdrawn_on: string | null }>('id', 'withdrawn_on');

describe('T-198 a consent', () => {
  test('of an adult is recorded for processing and for exchange apart', async () => {
    const { found, curator, fatherId } = await familyWithCurator();

    await recordConsent(actingAs(base.db, curator), { caseId: found.caseId, ...given(fatherId) });

    expect(await base.db('app.consents').where({ person_id: fatherId }).orderBy('kind').pluck('kind')).toEqual([
      'exchange',
      'processing',
    ]);
    expect(await listActions(base.db, found.caseId)).toEqual(['consent.recorded', 'consent.recorded']);
  });

  test('that is in force already is refused as a repetition', async () => {
    const { found, curator } = await familyWithCurator();

    const attempt = recordConsent(actingAs(base.db, curator), { caseId: found.caseId, ...given(found.applicantId) });

    await expect(attempt).rejects.toMatchObject({ code: 'CONSENT_IN_FORCE' });
  });

  test.each([
    ['of a child', (found: TestCase) => given(found.childId), '/personId'],
    ['of tomorrow', (_found: TestCase, adult: string) => given(adult, { givenOn: '2026-03-03' }), '/givenOn'],
    ['of a law that is not named', (_found: TestCase, adult: string) => given(adult, { basis: 'law' }), '/lawText'],
    ['to nothing', (_found: TestCase, adult: string) => given(adult, { kinds: [] }), '/kinds'],
    [
      'with a scan of another case',
      (_found: TestCase, adult: string) => given(adult, { documentId: '00000000-0000-4000-8000-000000000001' }),
      '/documentId',
    ],
  ])('%s is refused', async (_name, build, field) => {
    const { found, curator, fatherId } = await familyWithCurator();

    const attempt = recordConsent(actingAs(base.db, curator), { caseId: found.caseId, ...build(found, fatherId) });

    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { [field]: expect.any(String) } } });
    expect(await countRows(base.db, 'app.consents', { family_id: found.familyId })).toBe(2);
  });

  test.each(['curator', 'head', 'intake', 'director', 'administrator'])(
    'T-019 of a strange centre is hidden from a %s',
    async (role) => {
      const { found, fatherId } = await familyWithCurator();
      const stranger = await buildUser(base.db, (await buildCase(base.db)).centre, role);

      const attempt = recordConsent(actingAs(base.db, stranger), { caseId: found.caseId, ...given(fatherId) });

      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );
});

describe('T-199 a withdrawn consent', () => {
  test('to the exchange stops letters and open invitations at once', async () => {
    const { found, curator } = await familyWithCurator();
    const organisationId = await buildOrganisation(base.db);
    await base.db('app.participation_requests').insert({
      case_id: found.caseId,
      organisation_id: organisationId,
      purpose: 'drafting',
      asked_on: '2026-03-02',
      asked_by: curator.userId,
      question: 'Чем можете помочь?',
    });
    const consent = await exchangeOf(found.applicantId);
    const ctx = actingAs(base.db, curator);

    await withdrawConsent(ctx, {
      caseId: found.caseId,
      consentId: consent.id,
      withdrawnOn: '2026-03-02',
      reason: 'Передумали',
    });

    await expect(requireExchangeBasis(ctx, found.caseId)).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
    expect(await base.db('app.participation_requests').where({ case_id: found.caseId }).pluck('withdrawn_at')).toEqual([
      TEST_NOW,
    ]);
    expect(await listActions(base.db, found.caseId)).toEqual(['consent.withdrawn', 'participation.withdrawn']);
  });

  test('to the processing takes the exchange with it', async () => {
    const { found, curator } = await familyWithCurator();
    const processing = await base
      .db('app.consents')
      .where({ person_id: found.applicantId, kind: 'processing' })
      .first<{ id: string }>('id');

    await withdrawConsent(actingAs(base.db, curator), {
      caseId: found.caseId,
      consentId: processing.id,
      withdrawnOn: '2026-03-02',
    });

    expect(await exchangeOf(found.applicantId)).toMatchObject({ withdrawn_on: '2026-03-02' });
  });

  test('to the processing ends an exchange that was agreed to later on its own day', async () => {
    const { found, curator, fatherId } = await familyWithCurator();
    const ctx = actingAs(base.db, curator);
    const record = (kind: 'processing' | 'exchange', givenOn: string) =>
      recordConsent(ctx, { caseId: found.caseId, ...given(fatherId, { kinds: [kind], givenOn }) });
    await record('processing', '2026-02-02');
    await record('exchange', '2026-02-20');
    const where = { person_id: fatherId, kind: 'processing' };
    const processing = await base.db('app.consents').where(where).first<{ id: string }>('id');

    await withdrawConsent(ctx, { caseId: found.caseId, consentId: processing.id, withdrawnOn: '2026-02-10' });

    expect(await exchangeOf(fatherId)).toMatchObject({ withdrawn_on: '2026-02-20' });
  });

  test('may be given again', async () => {
    const { found, curator } = await familyWithCurator();
    const ctx = actingAs(base.db, curator);
    const consent = await exchangeOf(found.applicantId);
    await withdrawConsent(ctx, { caseId: found.caseId, consentId: consent.id, withdrawnOn: '2026-03-02' });

    await recordConsent(ctx, { caseId: found.caseId, ...given(found.applicantId, { kinds: ['exchange'] }) });

    await expect(requireExchangeBasis(ctx, found.caseId)).resolves.toBeUndefined();
  });

  test('twice, of another family, or where the law is the basis is refused', async () => {
    const { found, curator, fatherId } = await familyWithCurator();
    const ctx = actingAs(base.db, curator);
    await recordConsent(ctx, { caseId: found.caseId, ...given(fatherId, { basis: 'law', lawText: '120-ФЗ, ст. 9' }) });
    const [own, law] = [await exchangeOf(found.applicantId), await exchangeOf(fatherId)];
    const strange = await exchangeOf((await buildCase(base.db)).applicantId);
    const withdraw = (consentId: string, withdrawnOn = '2026-03-02') =>
      withdrawConsent(ctx, { caseId: found.caseId, consentId, withdrawnOn });

    await expect(withdraw(own.id, '2026-03-03')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await withdraw(own.id);
    await expect(withdraw(own.id)).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' });
    await expect(withdraw(law.id)).rejects.toMatchObject({ code: 'BASIS_IS_LAW' });
    await expect(withdraw(strange.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the form that obtains a consent', () => {
  test('T-198 names who is missing, and is complete only with a basis', async () => {
    const { found, curator, fatherId } = await familyWithCurator();
    const ctx = actingAs(base.db, curator);
    const consent = await exchangeOf(found.applicantId);
    await withdrawConsent(ctx, { caseId: found.caseId, consentId: consent.id, withdrawnOn: '2026-03-02' });
    const task = taskOfCase(found, 'obtain-consent');

    const prepared = await obtainConsentForm.prepare(ctx, task);

    expect(prepared.initial).toEqual({ consents: [{ personId: found.applicantId, kinds: ['exchange'], basis: 'consent' }] });
    expect(prepared.choices['consentPersons']?.map(({ value }) => value).sort()).toEqual([found.applicantId, fatherId].sort());
    await expect(obtainConsentForm.complete(ctx, task, { consents: [given(fatherId)] })).rejects.toMatchObject({
      code: 'NO_EXCHANGE_CONSENT',
    });
    const done = obtainConsentForm.complete(ctx, task, { consents: [given(found.applicantId, { kinds: ['exchange'] })] });
    await expect(done).resolves.toEqual({});
  });
});
