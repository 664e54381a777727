import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { approveAndSign, CASE, decide, FAR, review, revisePlan } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

const reportPoint = (controlKind: 'half-year-report' | 'annual-report', controlPointId: string) => ({
  ...{ controlKind, controlPointId, controlOpensAt: FAR },
});

test('monitoring waits for its control point, reports, and waits for the next', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);
  await play.work('schedule-control', reportPoint('half-year-report', 'point-1'));
  expect(await play.countTasks('Task_HalfYearReport')).toBe(0);

  await play.fireTimer('Timer_ControlOpens');
  const opened = await play.work('open-report');
  expect(opened).toMatchObject({ controlPointId: 'point-1' });
  await play.complete('Task_HalfYearReport');
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR });
  await play.fireTimer('Timer_ControlOpens');
  const seen = await play.work('open-review', { needsQuestionnaire: true });

  expect(seen).toMatchObject({ reviewKind: 'term-end', caseEventId: null });
  await play.expectTasks('Task_FamilyQuestionnaire', 1);
  expect(play.missingInputs).toEqual([]);
});

test('T-169 a control point of the year is an annual report', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);
  await play.work('schedule-control', reportPoint('annual-report', 'point-1'));

  await play.fireTimer('Timer_ControlOpens');
  await play.work('open-report');
  await play.complete('Task_AnnualReport');
  await play.work('schedule-control', reportPoint('half-year-report', 'point-2'));

  expect(await play.countTimers('Timer_ControlOpens')).toBe(1);
});

test('T-085 T-168 T-169 reports that nobody writes hold back neither each other nor the review, and end with it', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);
  for (const point of [reportPoint('half-year-report', 'point-1'), reportPoint('annual-report', 'point-2')]) {
    await play.work('schedule-control', point);
    await play.fireTimer('Timer_ControlOpens');
    await play.work('open-report');
  }
  await play.expectTasks('Task_HalfYearReport', 1);
  await play.expectTasks('Task_AnnualReport', 1);

  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR, controlPointId: 'point-3' });
  await play.fireTimer('Timer_ControlOpens');
  await play.work('open-review', { needsQuestionnaire: false });
  await play.expectTasks('Task_ReviewInformation', 1);
  await play.complete('Task_ReviewInformation');
  await decide(play, 'complete');
  await play.work('finish-review');
  await play.work('stop-implementation');
  await play.expectEnd();

  const finished = await play.listFinished();
  expect(finished).toContainEqual({ activityId: 'Task_HalfYearReport', isCanceled: true });
  expect(finished).toContainEqual({ activityId: 'Task_AnnualReport', isCanceled: true });
});

test('T-168 a change of the plan finds the place that waits for it while a report is open', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);
  await play.work('schedule-control', reportPoint('half-year-report', 'point-1'));
  await play.fireTimer('Timer_ControlOpens');
  await play.work('open-report');
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR, controlPointId: 'point-2' });

  await play.correlate('control-plan-changed');
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR, controlPointId: 'point-3' });

  expect(await play.countTimers('Timer_ControlOpens')).toBe(1);
  await play.expectTasks('Task_HalfYearReport', 1);
});

test('a plan that changes meanwhile gives the control point a new date, and the old timer is gone', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR });
  expect(await play.countTimers('Timer_ControlOpens')).toBe(1);

  await play.correlate('control-plan-changed');

  expect(await play.countTimers('Timer_ControlOpens')).toBe(0);
  await play.work('schedule-control', { controlKind: 'half-year-report', controlOpensAt: FAR });
  expect(await play.countTimers('Timer_ControlOpens')).toBe(1);
});

test('a review that lets the support go on is followed by the next control point', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);

  await review(play, 'continue');
  await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR });

  expect(await play.listRunning()).toEqual(['monitoring']);
});

test.each(['complete', 'terminate', 'administrative'] as const)(
  'the decision %s stops implementation and ends monitoring',
  async (outcome) => {
    const play = newPlay();
    await play.start('monitoring', CASE);

    await review(play, outcome);
    const seen = await play.work('stop-implementation');
    await play.expectEnd();

    expect(seen).toMatchObject({ reviewOutcome: outcome });
  },
);

test('an extension is revised, approved, signed and put in force, and the next control point is awaited', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);

  await review(play, 'extend');
  await revisePlan(play);
  await play.work('schedule-control', { controlKind: 'half-year-report', controlOpensAt: FAR });

  expect(await play.countTimers('Timer_ControlOpens')).toBe(1);
  expect((await play.listFinished()).map(({ activityId }) => activityId)).not.toContain('Task_StopImplementation');
});

test('a family that does not sign the new version brings the question back to the consilium', async () => {
  const play = newPlay();
  await play.start('monitoring', CASE);

  await review(play, 'extend');
  await play.complete('Task_RevisePlan');
  await approveAndSign(play, 'refused');
  await play.complete('Task_ReviewInformation');
  await decide(play, 'terminate');
  await play.work('finish-review');
  await play.work('stop-implementation');
  await play.expectEnd();

  const finished = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(finished.filter((id) => id === 'Call_ResultsDecision')).toHaveLength(2);
  expect(finished).not.toContain('Task_ActivatePlan');
});

test('a question decided for another case or item moves nothing', async () => {
  const play = newPlay();
  await play.start('collegial-decision', { ...CASE, questionKind: 'results' });
  await play.work('put-on-agenda', { agendaItemId: 'item-of-this-case' });

  await expect(play.correlateOnce('question-decided', { agendaItemId: 'item-of-another' })).rejects.toThrow('Mismatching');

  expect(await play.listRunning()).toEqual(['collegial-decision']);
});
