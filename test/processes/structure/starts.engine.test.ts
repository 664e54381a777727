import { beforeAll, describe, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { CASE, computeDeadlines, openCase } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

/** A message has come and its sender knows that it was accepted. */
async function openByMessage(play: Play): Promise<void> {
  await play.startByMessage('message-received', { ...CASE, ground: 'message' });
  expect(await play.work('answer-sender')).toMatchObject({ senderAnswer: 'accepted' });
  await computeDeadlines(play);
}

/** The clerk has reached the family, or has not. */
async function contact(play: Play, contactOutcome: string): Promise<void> {
  await play.complete('Task_ContactFamily', { contactOutcome });
  expect(await play.work('answer-sender')).toMatchObject({ senderAnswer: 'considered' });
}

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

describe('T-046 each start leads to the assignment of the curator', () => {
  test('the application of a parent', async () => {
    const play = newPlay();

    await openCase(play);
    await play.complete('Task_IntakePackage', { packageComplete: true });

    await play.expectTasks('Task_AssignCurator', 1);
    expect(await idsOf(play)).toEqual(expect.arrayContaining(['Start_ParentApplication']));
    expect(await idsOf(play)).not.toContain('Task_ContactFamily');
  });

  test('the application of a minor', async () => {
    const play = newPlay();

    await play.startByMessage('minor-application', { ...CASE, ground: 'minor-application' });
    await computeDeadlines(play);
    await play.complete('Task_IntakePackage', { packageComplete: true });

    await play.expectTasks('Task_AssignCurator', 1);
    expect(await idsOf(play)).toEqual(expect.arrayContaining(['Start_MinorApplication']));
    expect(await idsOf(play)).not.toContain('Task_ContactFamily');
  });

  test('a message, when the family applies; its sender is answered twice', async () => {
    const play = newPlay();

    await openByMessage(play);
    expect(await play.countTasks('Task_IntakePackage')).toBe(0);
    await contact(play, 'application');
    await play.complete('Task_IntakePackage', { packageComplete: true });

    await play.expectTasks('Task_AssignCurator', 1);
    expect(play.missingInputs).toEqual([]);
  });
});

test.each(['family-refused', 'not-reached'])(
  'a message after which the family does not apply (%s) ends the case',
  async (outcome) => {
    const play = newPlay();

    await openByMessage(play);
    await contact(play, outcome);
    const seen = await play.work('close-not-enrolled');
    await play.expectEnd();

    expect(seen).toMatchObject({ intakeOutcome: outcome });
    expect(await idsOf(play)).toContain('End_NotEnrolled');
    expect(await idsOf(play)).not.toContain('Stage_Curator');
    expect(play.missingInputs).toEqual([]);
  },
);

test('the deadline runs from the message on, and ends with a case that is not enrolled', async () => {
  const play = newPlay();
  await openByMessage(play);
  await play.expectTasks('Task_ContactFamily', 1);

  await play.fireTimer('Timer_PlanOverdue');
  await play.work('escalate-overdue');
  expect(await play.countTimers('Timer_PlanReminder1')).toBe(1);
  await contact(play, 'not-reached');
  await play.work('close-not-enrolled');

  await play.expectEnd();
});

test('T-093 a refusal in writing while the family is still being contacted closes the case', async () => {
  const play = newPlay();
  await openByMessage(play);
  await play.expectTasks('Task_ContactFamily', 1);

  await play.correlate('family-refused', { scopedVariables: { caseEventId: 'event-1' } });
  await play.complete('Task_RecordRefusal', { eventOutcome: 'declined' });
  await play.work('close-declined');
  await play.expectEnd();

  expect(await play.listFinished()).toContainEqual({ activityId: 'Task_ContactFamily', isCanceled: true });
});
