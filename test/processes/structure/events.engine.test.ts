import { beforeAll, describe, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import {
  closeWithoutNotice,
  closeWithoutPostSupport,
  considerResults,
  decide,
  FAR,
  itemsOf,
  openCase,
  passToConsilium,
  passToSupport,
  review,
  revisePlan,
  stopImplementation,
} from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

const EVENTS = [
  { message: 'family-refused', task: 'Task_RecordRefusal', reviewKind: 'refusal', handsOver: false },
  { message: 'family-moved', task: 'Task_RecordMove', reviewKind: 'move', handsOver: true },
] as const;

describe.each(EVENTS)('T-092 T-093 $message', ({ message, task, reviewKind, handsOver }) => {
  const report = (play: Play, caseEventId = 'event-1') => play.correlate(message, { scopedVariables: { caseEventId } });

  test('that turns out to be none changes nothing', async () => {
    const play = newPlay();
    await openCase(play);
    await play.expectTasks('Task_IntakePackage', 1);

    await report(play);
    await play.complete(task, { eventOutcome: 'withdrawn' });

    await play.expectTasks('Task_IntakePackage', 1);
    expect(await play.countTasks(task)).toBe(0);
  });

  test('before the register takes every open task away and closes the case', async () => {
    const play = newPlay();
    await passToConsilium(play, { packageComplete: false });
    await play.work('put-on-agenda', { agendaItemId: 'waits' });

    await report(play);
    await play.complete(task, { eventOutcome: 'declined' });
    if (handsOver) await play.work('hand-over-family');
    await play.work('close-declined');
    await play.expectEnd();

    expect(await idsOf(play)).toContain('End_CaseDeclined');
    expect(await play.listFinished()).toContainEqual({ activityId: 'Catch_QuestionDecided', isCanceled: true });
    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_PackageFollowUp', isCanceled: true });
    expect(play.missingInputs).toEqual([]);
  });

  test('during support is reviewed, and в ends the support without post-support', async () => {
    const play = newPlay();
    await passToSupport(play);

    await report(play);
    await play.complete(task, { eventOutcome: 'review' });
    const seen = await considerResults(play, 'terminate');
    if (handsOver) await play.work('hand-over-family');
    await play.work('close-open-items');
    await closeWithoutPostSupport(play);

    expect(seen).toMatchObject({ reviewKind, caseEventId: 'event-1' });
    expect(await play.listFinished()).toContainEqual({ activityId: 'Stage_Monitoring', isCanceled: true });
    expect(await play.listFinished()).toContainEqual({ activityId: 'Stage_Implementation', isCanceled: true });
    expect(play.missingInputs).toEqual([]);
  });

  test.each(['extend', 'continue'] as const)('after which the consilium decides %s lets the support go on', async (outcome) => {
    const play = newPlay();
    await passToSupport(play);
    await report(play);
    await play.complete(task, { eventOutcome: 'review' });

    await considerResults(play, outcome);
    if (outcome === 'extend') await revisePlan(play);

    await play.work('schedule-control', { controlKind: 'results-review', controlOpensAt: FAR });
    expect(await play.countTimers('Timer_ControlOpens')).toBe(1);
    expect(await play.listRunning()).toEqual(['family-support-case', 'implementation', 'monitoring']);
  });
});

test('T-093 a move that ends the support keeps its decision while another review lets the support go on', async () => {
  const play = newPlay();
  await passToSupport(play);
  await play.correlate('family-moved', { scopedVariables: { caseEventId: 'event-1' } });
  await play.complete('Task_RecordMove', { eventOutcome: 'review' });
  await considerResults(play, 'complete');
  await play.correlate('review-requested', { scopedVariables: { caseEventId: 'event-2', reviewKind: 'circumstance' } });
  await considerResults(play, 'continue');

  await play.work('hand-over-family');
  await play.work('close-open-items');
  await play.work('deregister-family');
  await play.complete('Task_ClosingNotice');
  await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });

  expect(await play.countTimers('Timer_ObservationDue')).toBe(1);
});

describe('T-096 T-097 an extraordinary review', () => {
  const request = (play: Play, caseEventId: string, reviewKind = 'circumstance') =>
    play.correlate('review-requested', { scopedVariables: { caseEventId, reviewKind } });

  test('at the wish of the curator can end the support with results: post-support follows', async () => {
    const play = newPlay();
    await passToSupport(play);

    await request(play, 'event-1', 'early');
    const seen = await considerResults(play, 'complete', { needsQuestionnaire: true });
    await play.work('close-open-items');
    await play.work('deregister-family');
    await play.complete('Task_ClosingNotice');
    await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });

    expect(seen).toMatchObject({ reviewKind: 'early', caseEventId: 'event-1' });
    expect(await play.countTimers('Timer_ObservationDue')).toBe(1);
  });

  test('several at once keep their own events, and the first that ends the support takes the others away', async () => {
    const play = newPlay();
    await passToSupport(play);
    await request(play, 'event-1');
    await request(play, 'event-2', 'revision');
    const opened = [
      await play.work('open-review', { needsQuestionnaire: false }),
      await play.work('open-review', { needsQuestionnaire: false }),
    ];
    await play.expectTasks('Task_ReviewInformation', 2);

    await play.complete('Task_ReviewInformation');
    await decide(play, 'administrative');
    await play.work('finish-review');
    await play.work('close-open-items');
    await closeWithoutNotice(play);

    expect(opened.map(({ caseEventId }) => caseEventId).sort()).toEqual(['event-1', 'event-2']);
    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_ReviewInformation', isCanceled: true });
  });

  test('that is still open does not change the outcome of the review at the term end', async () => {
    const play = newPlay();
    await passToSupport(play);
    await review(play, 'complete');
    await play.work('stop-implementation');
    await request(play, 'event-1');
    await considerResults(play, 'continue');
    await play.correlate('implementation-stop');
    await play.work('close-open-items');
    await play.work('deregister-family');
    await play.complete('Task_ClosingNotice');

    await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });

    expect(await play.countTimers('Timer_ObservationDue')).toBe(1);
  });

  test('ends with the measures that run', async () => {
    const play = newPlay();
    await passToSupport(play);
    await play.correlate('plan-version-approved');
    await play.work('open-work-items', { planVersion: 2, categories: 'other' });
    await play.work('distribute-items', itemsOf('item-1'));
    await play.work('start-measure', { mayBegin: true, actionKind: 'consult' });
    await play.expectTasks('Task_MarkMeasure', 1);

    await request(play, 'event-1');
    await considerResults(play, 'terminate');
    const seen = await play.work('close-open-items');

    expect(seen).toMatchObject({ eventReviewOutcome: 'terminate' });
    expect(await play.countTasks('Task_MarkMeasure')).toBe(0);
    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_MarkMeasure', isCanceled: true });
  });
});

describe('T-103 T-104 a question for the municipal consilium', () => {
  const raise = (play: Play, municipalQuestionId: string) =>
    play.correlate('municipal-question-raised', { scopedVariables: { municipalQuestionId } });

  test('is confirmed, sent, answered and considered while the stages go on', async () => {
    const play = newPlay();
    await openCase(play);

    await raise(play, 'question-1');
    await play.complete('Task_ConfirmMunicipalQuestion', { confirmed: true });
    const seen = await play.work('send-municipal-question');
    expect(await play.countTimers('Timer_PlanOverdue')).toBe(1);
    await play.complete('Task_MunicipalAnswer');
    await play.complete('Task_ConsiderMunicipalAnswer');

    expect(seen).toMatchObject({ municipalQuestionId: 'question-1' });
    await play.complete('Task_IntakePackage', { packageComplete: true });
    await play.expectTasks('Task_AssignCurator', 1);
    expect(play.missingInputs).toEqual([]);
  });

  test('that the director does not confirm goes nowhere, and an open one ends with the support', async () => {
    const play = newPlay();
    await passToSupport(play);
    await raise(play, 'question-1');
    await play.complete('Task_ConfirmMunicipalQuestion', { confirmed: false });
    await play.work('tell-municipal-refusal');
    await raise(play, 'question-2');
    await play.complete('Task_ConfirmMunicipalQuestion', { confirmed: true });
    await play.work('send-municipal-question');
    await play.expectTasks('Task_MunicipalAnswer', 1);

    await review(play, 'terminate');
    await stopImplementation(play);
    await closeWithoutPostSupport(play);

    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_MunicipalAnswer', isCanceled: true });
    expect(play.missingInputs).toEqual([]);
  });
});

test('a new appeal during stage VII is reviewed there', async () => {
  const play = newPlay();
  await passToSupport(play);
  await review(play, 'terminate');
  await stopImplementation(play);
  await play.work('deregister-family');
  await play.expectTasks('Task_ClosingNotice', 1);

  await play.correlate('appeal-attached', { scopedVariables: { appealId: 'appeal-1' } });
  await play.complete('Task_ReviewNewAppeal');

  await play.expectTasks('Task_ClosingNotice', 1);
});
