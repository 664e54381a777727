import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportBirthdays } from '#domain/events/report-birthdays';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

/** A supported family whose child was born on this day; the support begins on 2 March 2026. */
async function supportedChild(birthOn: string): Promise<SupportStory> {
  const story = await buildSupportStory(base.db);
  await playToActivePlan(story);
  await base.db('app.persons').where({ id: story.case.childId }).update({ birth_on: birthOn });
  return story;
}

const eventsOf = (story: SupportStory): Promise<unknown[]> =>
  base.db('app.case_events').where({ case_id: story.case.caseId }).select('kind', 'happened_on', 'person_id', 'reported_by');

const at = (day: string): Date => new Date(`${day}T09:00:00Z`);

describe('T-097 a birthday inside the support', () => {
  const ROWS = [
    { birthOn: '2023-04-01', dayBefore: '2026-03-31', day: '2026-04-01', kind: 'child-turned-3' },
    { birthOn: '2008-04-01', dayBefore: '2026-03-31', day: '2026-04-01', kind: 'child-turned-18' },
    { birthOn: '2024-02-29', dayBefore: '2027-02-28', day: '2027-03-01', kind: 'child-turned-3' },
  ];

  test.each(ROWS)('of a child born on $birthOn calls a review on $day, once, and the status stays', async (row) => {
    const story = await supportedChild(row.birthOn);
    await reportBirthdays(story.system(at(row.dayBefore)));
    expect(await eventsOf(story)).toEqual([]);

    await reportBirthdays(story.system(at(row.day)));
    await reportBirthdays(story.system(at(row.day)));

    expect(await eventsOf(story)).toEqual([
      { kind: row.kind, happened_on: row.day, person_id: story.case.childId, reported_by: null },
    ]);
    expect(await base.db('app.cases').where({ id: story.case.caseId }).first('status')).toEqual({ status: 'support' });
  });

  test('that the consilium has judged already does not come again', async () => {
    const story = await supportedChild('2023-04-01');
    await reportBirthdays(story.system(at('2026-04-01')));
    await base
      .db('app.case_events')
      .where({ case_id: story.case.caseId })
      .update({ status: 'reviewed', outcome: 'continue', closed_at: at('2026-04-02') });

    await reportBirthdays(story.system(at('2026-04-05')));

    expect(await eventsOf(story)).toHaveLength(1);
  });

  test('before the support, or in a case that is only prepared, is no event', async () => {
    const before = await supportedChild('2023-03-01');
    const prepared = await buildSupportStory(base.db);
    await base.db('app.persons').where({ id: prepared.case.childId }).update({ birth_on: '2023-04-01' });

    await reportBirthdays(before.system(at('2026-04-10')));

    expect([...(await eventsOf(before)), ...(await eventsOf(prepared))]).toEqual([]);
  });

  test('of a case that cannot take it keeps no other from being reported', async () => {
    const broken = await supportedChild('2023-05-01');
    const fine = await supportedChild('2023-05-01');
    await insertRow(base.db, 'app.case_events', {
      ...{ case_id: broken.case.caseId, kind: 'family-refused', happened_on: '2026-04-01', reported_at: at('2026-04-01') },
      ...{ status: 'declined', outcome: 'declined', closed_at: at('2026-04-01') },
    });

    const { done, faults } = await reportBirthdays(fine.system(at('2026-05-01')));

    expect([done, faults.length]).toEqual([1, 1]);
    expect(await eventsOf(broken)).toHaveLength(1);
    expect(await eventsOf(fine)).toHaveLength(1);
  });
});
