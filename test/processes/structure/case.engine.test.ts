import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import {
  approveAndSign,
  closeWithoutNotice,
  closeWithoutPostSupport,
  COLLECTING,
  decide,
  openCase,
  passToConsilium,
  passToSupport,
  review,
  stopImplementation,
  suggestLevel,
  FAR,
} from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

test('T-045 a family passes all seven stages, post-support too, to the archive (б)', async () => {
  const play = newPlay();

  await passToSupport(play);
  await review(play, 'complete');
  await stopImplementation(play);
  await play.work('deregister-family');
  await play.complete('Task_ClosingNotice');
  await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });
  await play.fireTimer('Timer_ObservationDue');
  await play.complete('Task_PostSupportObservation');
  await play.complete('Task_PostSupportNote');
  await play.work('archive-case');
  await play.expectEnd();

  const passed = (await play.listFinished()).filter(({ isCanceled }) => !isCanceled).map(({ activityId }) => activityId);
  const stages = ['Intake', 'Curator', 'DataCollection', 'Consilium', 'Monitoring', 'Implementation', 'Completion'];
  expect(passed.filter((id) => id.startsWith('Stage_'))).toEqual(stages.map((stage) => `Stage_${stage}`));
  expect(passed).toContain('End_Archived');
  expect(play.missingInputs).toEqual([]);
});

test('a support that ends with terminate goes to the archive without post-support', async () => {
  const play = newPlay();

  await passToSupport(play);
  await review(play, 'terminate');
  await stopImplementation(play);
  await closeWithoutPostSupport(play);

  const passed = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(passed).toContain('End_Archived');
  expect(passed).not.toContain('Call_PostSupport');
});

test('a family that is no more goes to the archive, and nobody is told', async () => {
  const play = newPlay();

  await passToSupport(play);
  await review(play, 'administrative');
  await stopImplementation(play);
  await closeWithoutNotice(play);

  const passed = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(passed).toContain('End_Archived');
  expect(passed).not.toContain('Task_ClosingNotice');
  expect(passed).not.toContain('Call_PostSupport');
});

test('a family that refuses to sign leaves before stage V', async () => {
  const play = newPlay();

  await passToConsilium(play);
  await decide(play, 'accepted');
  await play.work('register-family');
  await approveAndSign(play, 'refused');
  await play.work('close-unsigned');
  await play.expectEnd();

  const passed = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(passed).not.toContain('Stage_Implementation');
  expect(passed).not.toContain('Task_ActivatePlan');
  expect(play.missingInputs).toEqual([]);
});

test('the draft goes back for rework as often as the consilium says', async () => {
  const play = newPlay();

  await passToConsilium(play);
  await decide(play, 'rework');
  await play.complete('Task_ReworkPlan');
  await suggestLevel(play);
  await decide(play, 'rework');
  await play.complete('Task_ReworkPlan');
  await suggestLevel(play);
  await decide(play, 'accepted');
  await play.work('register-family');

  const passed = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(passed.filter((id) => id === 'Task_ReworkPlan')).toHaveLength(2);
  expect(passed.filter((id) => id === 'Task_RegisterFamily')).toHaveLength(1);
});

test('T-047 an incomplete package opens a follow-up task and stops no stage', async () => {
  const play = newPlay();

  await openCase(play);
  await play.complete('Task_IntakePackage', { packageComplete: false });

  await play.expectTasks('Task_PackageFollowUp', 1);
  await play.expectTasks('Task_AssignCurator', 1);
  expect(await play.countTimers('Timer_PlanOverdue')).toBe(1);
  await play.complete('Task_PackageFollowUp');
  await play.complete('Task_AssignCurator');
  await play.expectTasks('Task_FirstMeeting', 1);
  expect(await play.countTasks('Task_PackageFollowUp')).toBe(0);
});

test('a complete package opens no follow-up task', async () => {
  const play = newPlay();

  await openCase(play);
  await play.complete('Task_IntakePackage', { packageComplete: true });
  await play.expectTasks('Task_AssignCurator', 1);

  expect(await play.countTasks('Task_PackageFollowUp')).toBe(0);
});

test('papers that never came do not keep a closed case open', async () => {
  const play = newPlay();

  await passToConsilium(play, { packageComplete: false });
  await decide(play, 'need-not-confirmed');
  await play.complete('Task_UnconfirmedNotice');
  await play.work('close-unconfirmed');
  await play.expectEnd();

  expect(await play.listFinished()).toContainEqual({ activityId: 'Task_PackageFollowUp', isCanceled: true });
});

test('T-053 the four collecting activities are open at once after the first meeting, the draft only after the last of them', async () => {
  const play = newPlay();

  await openCase(play);
  await play.complete('Task_IntakePackage', { packageComplete: true });
  await play.complete('Task_AssignCurator');
  for (const task of COLLECTING) expect(await play.countTasks(task)).toBe(0);
  await play.complete('Task_FirstMeeting');
  for (const task of COLLECTING) await play.expectTasks(task, 1);
  for (const task of COLLECTING.slice(1)) await play.complete(task);

  expect(await play.countTasks('Task_DescribeResources')).toBe(0);
  await play.complete('Task_CollectDocuments');
  await play.complete('Task_DescribeResources');
  await play.expectTasks('Task_DraftPlan', 1);
});

test('each rung of the deadline fires once and the stage goes on', async () => {
  const play = newPlay();
  await openCase(play);

  await play.fireTimer('Timer_PlanReminder1');
  const first = await play.work('remind-deadline');
  await play.fireTimer('Timer_PlanReminder2');
  const second = await play.work('remind-deadline');
  await play.fireTimer('Timer_PlanOverdue');
  await play.work('escalate-overdue');

  expect([first.rung, second.rung]).toEqual(['reminder-1', 'reminder-2']);
  expect(play.missingInputs).toEqual([]);
  for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) {
    expect(await play.countTimers(timer)).toBe(0);
  }
  await play.expectTasks('Task_IntakePackage', 1);
});

test('with the approved and signed plan the deadline no longer runs', async () => {
  const play = newPlay();

  await passToSupport(play);

  for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) {
    expect(await play.countTimers(timer)).toBe(0);
  }
});
