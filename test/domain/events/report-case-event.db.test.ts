import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCaseEvents } from '#domain/events/events-view';
import { reportEventByHand } from '#domain/events/report-event-by-hand';
import type { EventInput } from '#domain/events/report-case-event';
import { listNotifications } from '#domain/notifications/notification-view';
import { markMeasure } from '#domain/measures/mark-measure';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, itemIds, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const LATER = new Date('2026-04-10T07:00:00Z');

async function supported(): Promise<SupportStory> {
  const story = await buildSupportStory(base.db);
  await playToActivePlan(story);
  return story;
}

const report = (story: SupportStory, changes: Partial<EventInput> = {}, now = LATER) =>
  reportEventByHand(story.as(story.curator, now), {
    caseId: story.case.caseId,
    kind: 'family-refused',
    happenedOn: '2026-03-02',
    ...changes,
  });

/** What the process of the case is told. */
async function messagesOf(story: SupportStory): Promise<unknown[]> {
  return base
    .db('app.engine_commands')
    .where({ stream: story.case.number, kind: 'correlate-message' })
    .whereRaw(`dedupe_key like 'case-event:%'`)
    .orderBy('created_at')
    .pluck('payload');
}

describe('T-092 T-093 an event', () => {
  test('before the support is a refusal or a move, and tells the process of the case', async () => {
    const story = await buildSupportStory(base.db);

    const { caseEventId } = await report(story);

    expect(await messagesOf(story)).toEqual([
      expect.objectContaining({ message: 'family-refused', businessKey: story.case.number, scopedVariables: { caseEventId } }),
    ]);
    await expect(report(story, { kind: 'other', note: 'Пожар' })).rejects.toMatchObject({ code: 'EVENT_NOT_POSSIBLE' });
  });

  test.each(['family-refused', 'family-moved'] as const)(
    '«%s» taken by a clerk is news to the curator once, and to the head while there is none',
    async (kind) => {
      const story = await buildSupportStory(base.db);
      const { caseId, centre } = story.case;
      const clerk = await buildUser(base.db, centre, 'intake');
      const head = await buildUser(base.db, centre, 'head');
      await base.db('app.appeals').where({ case_id: caseId }).update({ registered_by: clerk.userId });
      const newsOf = async (user: typeof clerk) =>
        (await listNotifications(story.as(user, LATER))).items
          .map(({ title }) => title)
          .filter((title) => title.includes('сообщ'));
      const take = () =>
        reportEventByHand(story.as(clerk, LATER), {
          ...{ caseId, kind, happenedOn: '2026-03-02' },
          ...(kind === 'family-moved' && { newDistrict: 'Арский район' }),
        });

      await take();
      await expect(take()).rejects.toMatchObject({ code: 'EVENT_ALREADY_OPEN' });
      expect(await newsOf(story.curator)).toEqual(['Семья сообщила об отказе или переезде: запишите это в задаче дела']);
      expect(await newsOf(head)).toEqual([]);

      await base.db('app.case_events').where({ case_id: caseId }).update({ status: 'withdrawn', closed_at: LATER });
      await base.db('app.curator_assignments').where({ case_id: caseId }).update({ to_at: LATER });
      await take();
      expect(await newsOf(head)).toHaveLength(1);
      expect(await newsOf(story.curator)).toHaveLength(1);
    },
  );

  test('of the same kind is not taken twice while it is open', async () => {
    const story = await supported();
    await report(story);

    await expect(report(story)).rejects.toMatchObject({ code: 'EVENT_ALREADY_OPEN' });

    expect(await messagesOf(story)).toHaveLength(1);
  });

  test('of the whole family is not multiplied by naming its members', async () => {
    const story = await supported();

    await expect(report(story, { personId: story.case.childId })).rejects.toMatchObject({
      details: { fields: { '/personId': expect.stringContaining('всей семьи') as string } },
    });

    expect(await messagesOf(story)).toEqual([]);
  });

  test('is refused when the end of the support is decided, and when it is over', async () => {
    const story = await supported();
    const decision = { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Зеленодольский район' };
    await insertRow(base.db, 'app.agenda_items', {
      ...{ case_id: story.case.caseId, kind: 'results', status: 'decided', outcome: decision.outcome },
      ...{ outcome_data: JSON.stringify(decision), decided_at: LATER, created_at: LATER },
    });

    await expect(report(story)).rejects.toMatchObject({ code: 'CASE_ENDING' });

    await base.db('app.cases').where({ id: story.case.caseId }).update({ status: 'post-support' });
    await expect(report(story)).rejects.toMatchObject({ code: 'EVENT_NOT_POSSIBLE' });
  });

  test('of tomorrow is refused at its field', async () => {
    const story = await supported();

    await expect(report(story, { happenedOn: '2026-04-11' })).rejects.toMatchObject({
      details: { fields: { '/happenedOn': 'Дата не может быть позже сегодняшнего дня.' } },
    });
  });

  test('T-094 inside the district is no move', async () => {
    const story = await supported();

    await expect(report(story, { kind: 'family-moved', newDistrict: 'Вахитовский' })).rejects.toMatchObject({
      details: { fields: { '/newDistrict': expect.stringContaining('Район тот же') as string } },
    });
  });

  test('is the clerk’s business only when the family says it', async () => {
    const story = await supported();
    const clerk = await buildUser(base.db, story.case.centre, 'intake');
    await base.db('app.appeals').where({ case_id: story.case.caseId }).update({ registered_by: clerk.userId });
    const { caseId } = story.case;
    const byClerk = (kind: EventInput['kind']) =>
      reportEventByHand(story.as(clerk, LATER), { caseId, kind, happenedOn: '2026-04-01', note: 'Со слов матери' });

    await expect(byClerk('other')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await byClerk('family-refused')).toEqual({ caseEventId: expect.any(String) as string });
  });
});

describe('T-097 a circumstance', () => {
  const NAMED = [
    { kind: 'child-removed', who: 'childId', wrong: 'applicantId' },
    { kind: 'rights-lost', who: 'applicantId', wrong: 'childId' },
    { kind: 'applicant-died', who: 'applicantId', wrong: 'childId' },
  ] as const;

  test.each(NAMED)('$kind is about the right person and calls a review, the status stays', async ({ kind, who, wrong }) => {
    const story = await supported();
    await expect(report(story, { kind, personId: story.case[wrong] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });

    const { caseEventId } = await report(story, { kind, personId: story.case[who] });

    expect(await messagesOf(story)).toEqual([
      expect.objectContaining({ message: 'review-requested', scopedVariables: { caseEventId, reviewKind: 'circumstance' } }),
    ]);
    expect(await base.db('app.cases').where({ id: story.case.caseId }).first('status')).toEqual({ status: 'support' });
  });

  test('that the text does not know says what happened', async () => {
    const story = await supported();

    await expect(report(story, { kind: 'other' })).rejects.toMatchObject({
      details: { fields: { '/note': 'Опишите, что произошло.' } },
    });
  });
});

describe('T-096 the early assessment', () => {
  test('is possible when every measure has its mark, and not before', async () => {
    const story = await supported();
    const { caseId } = story.case;
    const view = () => openCaseEvents(story.as(story.curator, LATER), caseId);
    const [first, ...others] = await itemIds(story);
    for (const planItemId of others)
      await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Помощь получена' });

    expect((await view()).can.requestEarly).toBe(false);
    await expect(report(story, { kind: 'early-completion' })).rejects.toMatchObject({
      code: 'OPEN_ITEMS',
      details: { openItems: 1 },
    });

    await markMeasure(story.as(story.curator), { planItemId: first ?? '', mark: 'done', result: 'Помощь получена' });
    expect((await view()).can.requestEarly).toBe(true);
    const { caseEventId } = await report(story, { kind: 'early-completion' });
    expect(await messagesOf(story)).toEqual([
      expect.objectContaining({ message: 'review-requested', scopedVariables: { caseEventId, reviewKind: 'early' } }),
    ]);
  });
});

test('T-174 a revision asks for its reason and calls the consilium', async () => {
  const story = await supported();

  await expect(report(story, { kind: 'revision' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const { caseEventId } = await report(story, { kind: 'revision', note: 'Нужны занятия с психологом' });

  expect(await messagesOf(story)).toEqual([
    expect.objectContaining({ scopedVariables: { caseEventId, reviewKind: 'revision' } }),
  ]);
});
