import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { CASE, FAR } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

async function startMeasure(play: Play, actionKind: string): Promise<void> {
  await play.start('measure', { ...CASE, planItemId: 'item-1' });
  await play.work('start-measure', { mayBegin: true, actionKind });
}

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

test('an informing measure gives the family a memo before its mark', async () => {
  const play = newPlay();
  await startMeasure(play, 'inform');

  await play.work('prepare-memo');
  await play.complete('Task_HandMemo');
  await play.complete('Task_MarkMeasure');
  await play.expectEnd();

  expect(await idsOf(play)).not.toContain('Task_ChooseInstitution');
});

test('a memo without an institution asks the curator and is then prepared anew', async () => {
  const play = newPlay();
  await startMeasure(play, 'inform');

  await play.refuse('prepare-memo', 'NO_INSTITUTION');
  await play.complete('Task_ChooseInstitution');
  await play.work('prepare-memo');
  await play.complete('Task_HandMemo');
  await play.expectTasks('Task_MarkMeasure', 1);

  expect((await idsOf(play)).filter((id) => id === 'Task_PrepareMemo')).toHaveLength(2);
  expect(play.missingInputs).toEqual([]);
});

test('a referral without an addressee asks the curator, as often as needed, and is then issued', async () => {
  const play = newPlay();
  await startMeasure(play, 'refer');

  await play.refuse('issue-referral', 'NO_ADDRESSEE');
  await play.complete('Task_ChooseAddressee');
  await play.refuse('issue-referral', 'NO_ADDRESSEE');
  await play.complete('Task_ChooseAddressee');
  await play.work('issue-referral', { answerReminderAt: FAR });
  await play.complete('Task_ReferralAnswer', { referralAnswer: 'accepted' });

  await play.expectTasks('Task_MarkMeasure', 1);
});

test('a referral of a family that has not agreed to the exchange of data waits for its consent', async () => {
  const play = newPlay();
  await startMeasure(play, 'refer');

  await play.refuse('issue-referral', 'NO_EXCHANGE_CONSENT');
  expect(await play.countTasks('Task_ReferralAnswer')).toBe(0);
  await play.complete('Task_ObtainConsent');
  await play.refuse('issue-referral', 'NO_ADDRESSEE');
  await play.complete('Task_ChooseAddressee');
  await play.work('issue-referral', { answerReminderAt: FAR });

  await play.expectTasks('Task_ReferralAnswer', 1);
});

test('a referral without answer is reminded of once and waits on', async () => {
  const play = newPlay();
  await startMeasure(play, 'refer');
  await play.work('issue-referral', { answerReminderAt: FAR });

  await play.fireTimer('Timer_AnswerReminder');
  await play.work('remind-answer');

  expect(await play.countTimers('Timer_AnswerReminder')).toBe(0);
  expect(play.missingInputs).toEqual([]);
  expect(await play.countTasks('Task_ReferralAnswer')).toBe(1);
});

test('an answer in time takes the reminder away', async () => {
  const play = newPlay();
  await startMeasure(play, 'refer');
  await play.work('issue-referral', { answerReminderAt: FAR });

  await play.complete('Task_ReferralAnswer', { referralAnswer: 'accepted' });
  await play.complete('Task_MarkMeasure');
  await play.expectEnd();

  expect(await idsOf(play)).not.toContain('Task_RemindAnswer');
});

test.each(['consult', 'enrol', 'respite'])('a measure of kind %s is a task for the curator', async (actionKind) => {
  const play = newPlay();
  await startMeasure(play, actionKind);

  await play.complete('Task_MarkMeasure');
  await play.expectEnd();

  expect((await idsOf(play)).filter((id) => id.startsWith('Task_'))).toEqual(['Task_StartMeasure', 'Task_MarkMeasure']);
});

test.each([
  { answer: 'accepted', isVisited: true },
  { answer: 'refused', isVisited: false },
])('a medical measure whose referral is $answer: visit to the doctor $isVisited', async ({ answer, isVisited }) => {
  const play = newPlay();
  await startMeasure(play, 'medical');
  await play.work('issue-referral', { answerReminderAt: FAR });

  await play.complete('Task_ReferralAnswer', { referralAnswer: answer });
  if (isVisited) await play.complete('Task_MedicalVisit');
  await play.complete('Task_MarkMeasure');
  await play.expectEnd();

  expect((await idsOf(play)).includes('Task_MedicalVisit')).toBe(isVisited);
});

test('T-232 a measure whose turn has not come waits until it is called, as often as needed', async () => {
  const play = newPlay();
  await play.start('measure', { ...CASE, planItemId: 'item-1' });
  await play.work('start-measure', { mayBegin: false, actionKind: 'consult' });

  await play.correlate('measure-may-begin', { correlationKeys: { planItemId: 'item-1' } });
  await play.work('start-measure', { mayBegin: false, actionKind: 'consult' });
  await expect(play.correlateOnce('measure-may-begin', { planItemId: 'item-2' })).rejects.toThrow('Mismatching');
  expect(await play.countTasks('Task_MarkMeasure')).toBe(0);
  await play.correlate('measure-may-begin', { correlationKeys: { planItemId: 'item-1' } });
  await play.work('start-measure', { mayBegin: true, actionKind: 'consult' });

  await play.expectTasks('Task_MarkMeasure', 1);
});

test('a measure that was taken out of the plan before it began ends at once', async () => {
  const play = newPlay();
  await startMeasure(play, 'cancelled');

  await play.expectEnd();

  expect(await idsOf(play)).toContain('End_MeasureCancelled');
});
