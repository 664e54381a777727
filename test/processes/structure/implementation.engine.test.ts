import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { CASE, FAR, itemsOf } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

async function startWith(play: Play, items: string): Promise<void> {
  await play.start('implementation', CASE);
  await play.work('open-work-items', { planVersion: 1, categories: 'disabled-child' });
  await play.work('distribute-items', itemsOf(items));
}

test.each([
  ['ovz-child', 'assistance-other'],
  ['disabled-child', 'assistance-disabled-child'],
  ['newborn-refusal-reversed', 'assistance-other'],
  ['substitute-family', 'assistance-other'],
  ['conflict-with-law', 'assistance-other'],
  ['large-family', 'assistance-other'],
  ['minor-parents', 'assistance-other'],
  ['single-parent', 'assistance-other'],
  ['other', 'assistance-other'],
  ['a-category-of-next-year', 'assistance-other'],
])('T-045 the category %s runs as %s', async (category, processKey) => {
  const play = newPlay();

  await play.start('implementation', CASE);
  await play.work('open-work-items', { planVersion: 1, categories: category });
  const seen = await play.work('distribute-items', itemsOf('item-1'));

  expect(seen).toMatchObject({ category, planVersion: 1 });
  expect(await play.listRunning()).toEqual([processKey, 'implementation', 'measure']);
});

test('a family of several categories runs several algorithms, each item once', async () => {
  const play = newPlay();

  await play.start('implementation', CASE);
  await play.work('open-work-items', { planVersion: 1, categories: 'disabled-child,large-family' });
  const categories = [
    await play.work('distribute-items', itemsOf('item-1,item-2')),
    await play.work('distribute-items', itemsOf('')),
  ];
  const items = [
    await play.work('start-measure', { mayBegin: true, actionKind: 'consult' }),
    await play.work('start-measure', { mayBegin: true, actionKind: 'consult' }),
  ];

  expect(categories.map(({ category }) => category).sort()).toEqual(['disabled-child', 'large-family']);
  expect(items.map(({ planItemId }) => planItemId).sort()).toEqual(['item-1', 'item-2']);
  await play.expectTasks('Task_MarkMeasure', 2);
});

test('a new version of the plan starts the added items while the others go on', async () => {
  const play = newPlay();
  await startWith(play, 'item-1');
  await play.work('start-measure', { mayBegin: true, actionKind: 'consult' });

  await play.correlate('plan-version-approved');
  await play.work('open-work-items', { planVersion: 2, categories: 'disabled-child' });
  const seen = await play.work('distribute-items', itemsOf('item-2'));
  const added = await play.work('start-measure', { mayBegin: true, actionKind: 'consult' });

  expect(seen).toMatchObject({ planVersion: 2 });
  expect(added).toMatchObject({ planItemId: 'item-2' });
  await play.expectTasks('Task_MarkMeasure', 2);
});

test('a second revision finds implementation ready again, also when every item is done', async () => {
  const play = newPlay();
  await startWith(play, '');

  for (const planVersion of [2, 3]) {
    await play.correlate('plan-version-approved');
    await play.work('open-work-items', { planVersion, categories: 'other' });
    expect(await play.work('distribute-items', itemsOf(''))).toMatchObject({ planVersion });
  }

  expect(await play.listRunning()).toContain('implementation');
});

test('T-081 versions that come into force one after another open each its own items', async () => {
  const play = newPlay();
  await startWith(play, '');

  await play.correlate('plan-version-approved', { scopedVariables: { approvedVersion: 2 } });
  await play.correlate('plan-version-approved', { scopedVariables: { approvedVersion: 3 } });
  const asked = [];
  for (let round = 1; round <= 2; round += 1) {
    const { approvedVersion } = await play.work('open-work-items', { planVersion: round, categories: '' });
    asked.push(approvedVersion);
  }

  expect(asked.toSorted()).toEqual([2, 3]);
  expect(play.missingInputs).toEqual([]);
});

test('the curator is asked for a new ИППСУ before it ends, as often as it is renewed', async () => {
  const play = newPlay();
  await startWith(play, '');

  for (let round = 1; round <= 2; round += 1) {
    await play.work('schedule-ippsu-warning', { hasIppsuTerm: true, ippsuWarnAt: FAR });
    expect(await play.countTasks('Task_RenewIppsu')).toBe(0);
    await play.fireTimer('Timer_IppsuWarning');
    await play.complete('Task_RenewIppsu');
  }
  await play.work('schedule-ippsu-warning', { hasIppsuTerm: false, ippsuWarnAt: '' });

  expect(play.missingInputs).toEqual([]);
  expect(await play.listRunning()).toContain('implementation');
  expect(await play.countTimers('Timer_IppsuWarning')).toBe(0);
});

test('visits are reminded of again and again, and not at all without a plan of visits', async () => {
  const play = newPlay();
  await startWith(play, '');

  for (let round = 1; round <= 2; round += 1) {
    await play.work('schedule-visit', { isVisitPlanned: true, visitDueAt: FAR });
    await play.fireTimer('Timer_VisitDue');
    await play.work('remind-visit');
  }
  await play.work('schedule-visit', { isVisitPlanned: false, visitDueAt: '' });

  expect(play.missingInputs).toEqual([]);
  expect(await play.listRunning()).toContain('implementation');
  expect(await play.countTimers('Timer_VisitDue')).toBe(0);
});

test('the stop cancels open measures of every version and ends the stage', async () => {
  const play = newPlay();
  await startWith(play, 'item-1,item-2');
  await play.work('start-measure', { mayBegin: true, actionKind: 'consult' });
  await play.work('start-measure', { mayBegin: true, actionKind: 'refer' });
  await play.correlate('plan-version-approved');
  await play.work('open-work-items', { planVersion: 2, categories: 'other' });

  await play.correlate('implementation-stop');
  await play.work('close-open-items');
  await play.expectEnd();

  const finished = await play.listFinished();
  expect(finished).toContainEqual({ activityId: 'Task_MarkMeasure', isCanceled: true });
  expect(finished).toContainEqual({ activityId: 'Task_IssueReferral', isCanceled: true });
  expect(finished).toContainEqual({ activityId: 'End_Stopped', isCanceled: false });
});
