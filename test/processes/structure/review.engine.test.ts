import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { approveAndSign, CASE, considerResults, decide, revisePlan } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

const start = (play: Play, reviewKind: string) => play.start('review', { ...CASE, reviewKind, caseEventId: 'event-1' });

test.each([true, false])('the family is asked before the review where it is needed: %s', async (needsQuestionnaire) => {
  const play = newPlay();
  await start(play, 'early');

  await considerResults(play, 'complete', { needsQuestionnaire });
  await play.expectEnd();

  expect((await idsOf(play)).includes('Task_FamilyQuestionnaire')).toBe(needsQuestionnaire);
  expect(play.missingInputs).toEqual([]);
});

test.each(['complete', 'terminate', 'continue', 'administrative'] as const)('the outcome %s changes no plan', async (outcome) => {
  const play = newPlay();
  await start(play, 'circumstance');

  const seen = await considerResults(play, outcome);
  await play.expectEnd();

  expect(seen).toMatchObject({ reviewKind: 'circumstance', caseEventId: 'event-1' });
  expect(await idsOf(play)).not.toContain('Task_RevisePlan');
});

test('T-088 the outcome extend makes a new version before the review is over', async () => {
  const play = newPlay();
  await start(play, 'revision');

  await considerResults(play, 'extend');
  await revisePlan(play);
  await play.expectEnd();

  const passed = await idsOf(play);
  expect(passed.indexOf('Task_ActivatePlan')).toBeLessThan(passed.indexOf('Task_FinishReview'));
});

test('a family that does not sign the new version brings the question back, and another outcome ends the review', async () => {
  const play = newPlay();
  await start(play, 'revision');
  await considerResults(play, 'extend');
  await play.complete('Task_RevisePlan');

  await approveAndSign(play, 'refused');
  await play.complete('Task_ReviewInformation');
  await decide(play, 'continue');
  const seen = await play.work('finish-review');
  await play.expectEnd();

  expect(seen).toMatchObject({ decisionOutcome: 'continue' });
  expect(await idsOf(play)).not.toContain('Task_ActivatePlan');
});
