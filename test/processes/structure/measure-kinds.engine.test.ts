import { beforeAll, describe, expect, test } from 'vitest';
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

describe('classes', () => {
  test('are attended until the last date, and their result closes the measure', async () => {
    const play = newPlay();
    await startMeasure(play, 'class');

    await play.refuse('enrol-in-class', 'NO_CLASS_GROUP');
    await play.complete('Task_ChooseClass');
    await play.work('enrol-in-class', { classEndsAt: FAR });
    expect(await play.countTasks('Task_ClassAttendance')).toBe(0);
    await play.fireTimer('Timer_ClassEnds');
    await play.complete('Task_ClassAttendance');
    await play.expectEnd();

    expect(await idsOf(play)).not.toContain('Task_MarkMeasure');
    expect(play.missingInputs).toEqual([]);
  });
});

describe('a benefit', () => {
  test('is applied for, decided and marked', async () => {
    const play = newPlay();
    await startMeasure(play, 'benefit');

    await play.refuse('prepare-application', 'NO_BENEFIT_BODY');
    await play.complete('Task_ChooseBenefitBody');
    await play.work('prepare-application');
    await play.complete('Task_SubmitApplication', { decisionDueAt: FAR });
    await play.complete('Task_BenefitDecision');
    await play.complete('Task_MarkMeasure');
    await play.expectEnd();

    expect((await idsOf(play)).filter((id) => id === 'Task_PrepareApplication')).toHaveLength(2);
  });

  test('without a decision in time is reminded of once and waits on', async () => {
    const play = newPlay();
    await startMeasure(play, 'benefit');
    await play.work('prepare-application');
    await play.complete('Task_SubmitApplication', { decisionDueAt: FAR });

    await play.fireTimer('Timer_BenefitDecisionDue');
    await play.work('remind-benefit');

    expect(await play.countTimers('Timer_BenefitDecisionDue')).toBe(0);
    expect(await play.countTasks('Task_BenefitDecision')).toBe(1);
    expect(play.missingInputs).toEqual([]);
  });
});

describe('a measure that a new version of the plan takes out', () => {
  const remove = (play: Play, planItemId: string) => play.correlateOnce('plan-item-removed', { planItemId });

  test.each(['consult', 'refer', 'class', 'benefit'])('of kind %s ends wherever it stands', async (actionKind) => {
    const play = newPlay();
    await startMeasure(play, actionKind);

    await remove(play, 'item-1');
    await play.work('withdraw-measure');
    await play.expectEnd();

    expect(await idsOf(play)).toContain('End_MeasureWithdrawn');
    expect(play.missingInputs).toEqual([]);
  });

  test('that waits for its turn is taken out too, another measure is not', async () => {
    const play = newPlay();
    await play.start('measure', { ...CASE, planItemId: 'item-1' });
    await play.work('start-measure', { mayBegin: false, actionKind: 'consult' });

    await expect(remove(play, 'item-2')).rejects.toThrow('Mismatching');
    await remove(play, 'item-1');
    await play.work('withdraw-measure');

    await play.expectEnd();
  });
});

describe('T-117 a co-executor', () => {
  const engage = (play: Play, engagementId: string) =>
    play.correlate('co-executor-engaged', { correlationKeys: { planItemId: 'item-1' }, scopedVariables: { engagementId } });

  test('agrees and reports while the measure goes on', async () => {
    const play = newPlay();
    await startMeasure(play, 'consult');

    await engage(play, 'engagement-1');
    const seen = await play.work('send-agency-request', { replyReminderAt: FAR });
    await play.complete('Task_AgencyReply', { agencyReply: 'agreed' });
    await play.complete('Task_AgencyReport');

    expect(seen).toMatchObject({ engagementId: 'engagement-1', planItemId: 'item-1' });
    expect(await play.listRunning()).toEqual(['measure']);
    expect(play.missingInputs).toEqual([]);
  });

  test('who refuses is replaced by another, or by nobody', async () => {
    const play = newPlay();
    await startMeasure(play, 'consult');
    await engage(play, 'engagement-1');
    await play.work('send-agency-request', { replyReminderAt: FAR });

    await play.complete('Task_AgencyReply', { agencyReply: 'refused' });
    await play.complete('Task_ReplaceCoExecutor', { replacement: 'other', engagementId: 'engagement-2' });
    const seen = await play.work('send-agency-request', { replyReminderAt: FAR });
    await play.complete('Task_AgencyReply', { agencyReply: 'refused' });
    await play.complete('Task_ReplaceCoExecutor', { replacement: 'none' });

    expect(seen).toMatchObject({ engagementId: 'engagement-2' });
    expect(await play.listRunning()).toEqual(['measure']);
    expect(await idsOf(play)).toContain('End_WithoutCoExecutor');
  });

  test('who does not answer is reminded of once, and the closed measure takes the request away', async () => {
    const play = newPlay();
    await startMeasure(play, 'consult');
    await engage(play, 'engagement-1');
    await engage(play, 'engagement-2');
    await play.work('send-agency-request', { replyReminderAt: FAR });
    await play.work('send-agency-request', { replyReminderAt: FAR });

    await play.fireTimer('Timer_ReplyReminder');
    await play.work('remind-agency');
    await play.expectTasks('Task_AgencyReply', 2);
    await play.complete('Task_MarkMeasure');
    await play.expectEnd();

    expect(await play.listFinished()).toContainEqual({ activityId: 'Task_AgencyReply', isCanceled: true });
    expect(play.missingInputs).toEqual([]);
  });
});
