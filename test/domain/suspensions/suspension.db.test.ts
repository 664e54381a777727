import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { findSuspension, refuseSuspended } from '#domain/suspensions/find-suspension';
import { isHeldForm } from '#domain/suspensions/held-forms';
import { resumeCase } from '#domain/suspensions/resume-case';
import { suspendCase } from '#domain/suspensions/suspend-case';
import { describeRunningSuspension } from '#domain/suspensions/suspensions-view';
import { resumeByHand, suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { openCaseEvents } from '#domain/events/events-view';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { taskForms } from '#domain/tasks/forms';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { buildSupportStory, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function supported(): Promise<SupportStory> {
  const story = await buildSupportStory(base.db);
  await playToActivePlan(story);
  return story;
}

const REASON = { kind: 'hospital', reason: 'Мать в больнице до середины апреля' } as const;

describe('T-092 a suspension', () => {
  test('by the curator has a reason, is shown and holds the measures back until it ends', async () => {
    const story = await supported();
    const { caseId } = story.case;
    const ctx = story.as(story.curator);

    await suspendByHand(ctx, { caseId, ...REASON });

    await expect(refuseSuspended(ctx, caseId)).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
    const shown = async () => (await openCaseEvents(ctx, caseId)).suspensions;
    expect(await shown()).toEqual([
      expect.objectContaining({ label: 'член семьи в больнице', reason: REASON.reason, endedAt: null }),
    ]);
    await expect(suspendByHand(ctx, { caseId, ...REASON })).rejects.toMatchObject({ code: 'ALREADY_SUSPENDED' });

    await resumeByHand(ctx, { caseId, reason: 'Мать дома' });
    await expect(refuseSuspended(ctx, caseId)).resolves.toBeUndefined();
    expect(await shown()).toEqual([expect.objectContaining({ endReason: 'Мать дома' })]);
    await expect(resumeByHand(ctx, { caseId, reason: 'Ещё раз' })).rejects.toMatchObject({ code: 'NOT_SUSPENDED' });
  });

  test('T-193 tells a clerk the kind of its reason and nothing of what was written', async () => {
    const story = await supported();
    const { caseId } = story.case;
    const clerk = await buildUser(base.db, story.case.centre, 'intake');
    await base.db('app.appeals').where({ case_id: caseId }).update({ registered_by: clerk.userId });
    const words = { caseId, happenedOn: '2026-03-02', note: 'Мать лечится в диспансере' };
    await reportCaseEvent(story.as(story.curator), { ...words, kind: 'other' });
    await reportCaseEvent(story.as(clerk), { ...words, kind: 'family-refused', note: 'Со слов матери' });
    await suspendByHand(story.as(story.curator), { caseId, ...REASON });

    const { events, suspensions } = await openCaseEvents(story.as(clerk), caseId);
    const banner = (user: typeof clerk) => describeRunningSuspension(story.as(user), caseId);

    expect(events.map(({ kind, note }) => [kind, note]).sort()).toEqual([
      ['family-refused', 'Со слов матери'],
      ['other', null],
    ]);
    expect(suspensions).toMatchObject([{ label: 'член семьи в больнице', reason: null }]);
    expect(await banner(clerk)).toMatchObject({ label: 'член семьи в больнице', reason: null });
    expect(await banner(story.curator)).toMatchObject({ reason: REASON.reason });
  });

  test('by an event under review ends with that review and leaves the other one', async () => {
    const story = await supported();
    const { caseId } = story.case;
    const { caseEventId } = await reportCaseEvent(story.as(story.curator), {
      caseId,
      kind: 'family-refused',
      happenedOn: '2026-03-02',
    });
    const byEvent = { caseId, kind: 'event-review', reason: 'Отказ семьи', caseEventId } as const;

    expect(await suspendCase(story.system(), byEvent)).toBe(true);
    expect(await suspendCase(story.system(), byEvent)).toBe(false);
    await suspendByHand(story.as(story.curator), { caseId, ...REASON });
    await resumeCase(story.system(), { caseId, caseEventId, reason: 'Решено продолжать' });

    expect(await findSuspension(story.system(), caseId)).toMatchObject({ kind: 'hospital' });
  });

  test('ends with the support', async () => {
    const story = await supported();
    const { caseId } = story.case;
    await suspendByHand(story.as(story.curator), { caseId, ...REASON });

    await changeCaseStatus(story.system(), { caseId, to: 'closed', ground: 'family-refused' });

    expect(await findSuspension(story.system(), caseId)).toBeUndefined();
    await expect(suspendByHand(story.as(story.curator), { caseId, ...REASON })).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  });
});

test('every form that a suspension holds back exists, and no other stage is touched', () => {
  const held = taskForms.map(({ formKey }) => formKey).filter(isHeldForm);

  expect(held).toEqual(expect.arrayContaining(['mark-measure', 'hand-memo', 'referral-answer']));
  expect(held).not.toContain('record-decisions');
});
