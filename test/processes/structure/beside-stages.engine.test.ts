import { beforeAll, describe, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { decide, FAR, openCase, passToConsilium, passToSupport } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

describe.each([
  { message: 'appeal-attached', variable: 'appealId', task: 'Task_ReviewNewAppeal' },
  { message: 'family-to-be-informed', variable: 'informingId', task: 'Task_InformFamily' },
])('$message opens $task beside the stages', ({ message, variable, task }) => {
  const send = (play: Play, id: string) => play.correlate(message, { scopedVariables: { [variable]: id } });

  test('as often as it comes, and stops no stage', async () => {
    const play = newPlay();
    await openCase(play);
    await play.expectTasks('Task_IntakePackage', 1);

    await send(play, 'one');
    await send(play, 'two');
    await play.expectTasks(task, 2);
    await play.complete(task);

    await play.expectTasks(task, 1);
    await play.complete('Task_IntakePackage', { packageComplete: true });
    await play.expectTasks('Task_AssignCurator', 1);
    expect(await play.countTasks(task)).toBe(1);
  });

  test('during support too, and the task ends with the case', async () => {
    const inSupport = newPlay();
    await passToSupport(inSupport);
    await send(inSupport, 'one');
    await inSupport.expectTasks(task, 1);

    const closed = newPlay();
    await passToConsilium(closed);
    await send(closed, 'one');
    await decide(closed, 'need-not-confirmed');
    await closed.complete('Task_UnconfirmedNotice');
    await closed.work('close-unconfirmed');
    await closed.expectEnd();

    expect(await closed.listFinished()).toContainEqual({ activityId: task, isCanceled: true });
  });
});

test('an objection is answered by the director on its own', async () => {
  const play = newPlay();
  await play.start('family-objection', { objectionId: 'objection-1', centreId: 'centre-1' });

  await play.complete('Task_AnswerObjection');

  await play.expectEnd();
});

describe('a letter of a measure', () => {
  const send = (play: Play) => play.start('letter-answer', { caseId: 'case-1', letterId: 'letter-1', letterReminderAt: FAR });

  test('is reminded of once and answered', async () => {
    const play = newPlay();
    await send(play);

    await play.fireTimer('Timer_LetterReminder');
    await play.work('remind-letter');
    expect(await play.countTimers('Timer_LetterReminder')).toBe(0);
    await play.complete('Task_LetterAnswer');

    await play.expectEnd();
    expect(play.missingInputs).toEqual([]);
  });

  test('waits for no answer when its measure is closed', async () => {
    const play = newPlay();
    await send(play);

    await play.correlate('letter-closed');

    await play.expectEnd();
    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_LetterAnswer', isCanceled: true });
  });
});
