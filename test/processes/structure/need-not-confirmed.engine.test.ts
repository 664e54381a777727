import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { decide, openCase, passToConsilium } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

async function notifyAndClose(play: Play): Promise<void> {
  await play.complete('Task_UnconfirmedNotice');
  await play.work('close-unconfirmed');
  await play.expectEnd();
}

test('a need that the consilium does not confirm over the draft ends in a notice, without a register entry', async () => {
  const play = newPlay();
  await passToConsilium(play);

  await decide(play, 'need-not-confirmed');
  await notifyAndClose(play);

  expect(await idsOf(play)).toEqual(expect.arrayContaining(['Task_CloseUnconfirmed', 'End_SupportNotBegun']));
  expect(await idsOf(play)).not.toContain('Task_RegisterFamily');
  expect(play.missingInputs).toEqual([]);
});

test('an early meeting that does not confirm the need takes the open tasks away, and the deadline with them', async () => {
  const play = newPlay();
  await openCase(play);
  await play.complete('Task_IntakePackage', { packageComplete: false });
  await play.complete('Task_AssignCurator');
  await play.complete('Task_FirstMeeting');
  await play.expectTasks('Task_HomeSurvey', 1);

  await play.correlate('need-not-confirmed');

  await play.expectTasks('Task_UnconfirmedNotice', 1);
  await play.expectTasks('Task_HomeSurvey', 0);
  for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) {
    expect(await play.countTimers(timer)).toBe(0);
  }
  await notifyAndClose(play);
  expect(await play.listFinished()).toContainEqual({ activityId: 'Task_PackageFollowUp', isCanceled: true });
  expect(await idsOf(play)).not.toContain('Task_DraftPlan');
});

test('an early meeting also ends a case whose question already waits for the consilium', async () => {
  const play = newPlay();
  await passToConsilium(play);
  await play.work('put-on-agenda', { agendaItemId: 'waits' });

  await play.correlate('need-not-confirmed');

  await notifyAndClose(play);
  expect(await play.listFinished()).toContainEqual({ activityId: 'Catch_QuestionDecided', isCanceled: true });
});
