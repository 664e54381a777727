import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAsSystem, buildCase, TEST_NOW, type TestCase } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const withdrawAll = ({ familyId }: TestCase) =>
  base
    .db('app.consents')
    .where({ family_id: familyId, kind: 'exchange' })
    .update({ withdrawn_on: '2026-03-02', withdrawn_at: TEST_NOW });

const addAdult = ({ familyId }: TestCase) =>
  insertRow(base.db, 'app.persons', {
    family_id: familyId,
    last_name: 'Петров',
    first_name: 'Олег',
    birth_on: '1988-01-10',
    kinship: 'отец',
  });

test('T-198 without a consent to the exchange nothing goes out', async () => {
  const found = await buildCase(base.db);
  await withdrawAll(found);

  await expect(requireExchangeBasis(actingAsSystem(base.db), found.caseId)).rejects.toMatchObject({
    code: 'NO_EXCHANGE_CONSENT',
  });
});

test('T-198 the consent to processing is another one and does not do', async () => {
  const found = await buildCase(base.db);
  await base.db('app.consents').where({ family_id: found.familyId, kind: 'exchange' }).delete();

  await expect(requireExchangeBasis(actingAsSystem(base.db), found.caseId)).rejects.toMatchObject({
    code: 'NO_EXCHANGE_CONSENT',
  });
});

test('the applicant’s word covers the children', async () => {
  const found = await buildCase(base.db);

  await expect(requireExchangeBasis(actingAsSystem(base.db), found.caseId, [found.childId])).resolves.toBeUndefined();
});

test('an adult whom the letter is about speaks for themselves; the named law stands instead of a consent', async () => {
  const found = await buildCase(base.db);
  const fatherId = await addAdult(found);
  const ctx = actingAsSystem(base.db);

  await expect(requireExchangeBasis(ctx, found.caseId)).resolves.toBeUndefined();
  await expect(requireExchangeBasis(ctx, found.caseId, [fatherId])).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
  const consent: unknown = await base.db('app.consents').where({ family_id: found.familyId }).first('recorded_by');
  await base.db('app.consents').insert({
    ...(consent as { recorded_by: string }),
    family_id: found.familyId,
    person_id: fatherId,
    kind: 'exchange',
    basis: 'law',
    law_text: '120-ФЗ, статья 9',
    given_on: '2026-03-02',
    recorded_at: TEST_NOW,
  });
  await expect(requireExchangeBasis(ctx, found.caseId, [fatherId])).resolves.toBeUndefined();
});

test('a family of which nobody is known to have applied has given no basis', async () => {
  const found = await buildCase(base.db);
  await base.db('app.persons').where({ id: found.applicantId }).update({ is_applicant: false });

  await expect(requireExchangeBasis(actingAsSystem(base.db), found.caseId)).rejects.toMatchObject({
    code: 'NO_EXCHANGE_CONSENT',
  });
});
