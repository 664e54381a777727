import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCaseEvents } from '#domain/events/events-view';
import { moveInsideDistrict } from '#domain/events/move-inside-district';
import { nameRepresentative } from '#domain/events/name-representative';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, type SupportStory } from '../../support/support-story.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const PLACE = { settlement: null, street: 'ул. Пушкина', house: '7', flat: '12', note: null };

const moveTo = (story: SupportStory, district: string, since = '2026-03-01') =>
  moveInsideDistrict(story.as(story.curator), { caseId: story.case.caseId, address: { ...PLACE, district }, since });

describe('T-094 a move inside the district', () => {
  test('changes the address, keeps the former one and is no event', async () => {
    const story = await buildSupportStory(base.db);

    await moveTo(story, 'Вахитовский');

    const { events, formerAddresses } = await openCaseEvents(story.as(story.curator), story.case.caseId);
    expect(events).toEqual([]);
    expect(formerAddresses).toEqual([
      expect.objectContaining({
        address: expect.objectContaining({ street: 'ул. Баумана', house: '1' }) as object,
        leftOn: '2026-03-01',
      }),
    ]);
    const family: unknown = await base.db('app.families').where({ id: story.case.familyId }).first('street', 'house', 'flat');
    expect(family).toEqual({ street: 'ул. Пушкина', house: '7', flat: '12' });
    expect(await base.db('app.engine_commands').where({ stream: story.case.number })).toEqual([]);
  });

  test('to another district, of tomorrow, or in a closed case is refused', async () => {
    const story = await buildSupportStory(base.db);

    await expect(moveTo(story, 'Зеленодольский район')).rejects.toMatchObject({
      details: { fields: { '/address/district': expect.stringContaining('сообщите о нём как о событии') as string } },
    });
    await expect(moveTo(story, 'Вахитовский', '2026-03-03')).rejects.toMatchObject({
      details: { fields: { '/since': expect.any(String) as string } },
    });
    await base
      .db('app.cases')
      .where({ id: story.case.caseId })
      .update({ status: 'closed', closing_ground: 'moved', closed_at: '2026-03-02T07:00:00Z' });
    await expect(moveTo(story, 'Вахитовский')).rejects.toMatchObject({ code: 'CASE_CLOSED' });
  });
});

test('T-094 T-099 in post-support a move to any district is a change of address with its history', async () => {
  const story = await buildSupportStory(base.db);
  await base.db('app.cases').where({ id: story.case.caseId }).update({ status: 'post-support' });

  await moveTo(story, 'Зеленодольский район');

  const { events, formerAddresses } = await openCaseEvents(story.as(story.curator), story.case.caseId);
  expect(events).toEqual([]);
  expect(formerAddresses).toEqual([
    expect.objectContaining({ address: expect.objectContaining({ district: 'Вахитовский район' }) as object }),
  ]);
  const family: unknown = await base.db('app.families').where({ id: story.case.familyId }).first('district', 'street');
  expect(family).toEqual({ district: 'Зеленодольский район', street: 'ул. Пушкина' });
});

describe('T-097 after the death of the applicant', () => {
  test('an adult of the family represents it, and the audit keeps who did before', async () => {
    const story = await buildSupportStory(base.db);
    const { caseId, familyId, applicantId, childId } = story.case;
    const person = { family_id: familyId, last_name: 'Сидорова', first_name: 'Вера', birth_on: '1965-01-01', kinship: 'бабушка' };
    const grandmotherId = await insertRow(base.db, 'app.persons', person);
    const name = (personId: string) => nameRepresentative(story.as(story.curator), { caseId, personId });

    await expect(name(childId)).rejects.toMatchObject({ details: { fields: { '/personId': expect.any(String) as string } } });
    await name(grandmotherId);

    const applicants: unknown = await base.db('app.persons').where({ family_id: familyId, is_applicant: true }).pluck('id');
    expect(applicants).toEqual([grandmotherId]);
    expect(await base.db('app.families').where({ id: familyId }).first('title')).toEqual({ title: 'Сидорова В.' });
    expect(await listActions(base.db, caseId)).toContain('family.applicant-changed');
    const kept: unknown = await base
      .db('app.audit_events')
      .where({ case_id: caseId, action: 'family.applicant-changed' })
      .first('before');
    expect(kept).toEqual({ before: { applicantId } });
  });
});
