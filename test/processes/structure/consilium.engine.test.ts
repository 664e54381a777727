import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { approveAndSign, CASE, decide, passToConsilium, suggestLevel } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

const idsOf = async (play: Play) => (await play.listFinished()).map(({ activityId }) => activityId);

test.each([
  { signs: { hasConflict: true, hasCrisisRisk: false, needsAdaptation: false }, level: 'crisis' },
  { signs: { hasConflict: true, hasCrisisRisk: true, needsAdaptation: true }, level: 'crisis' },
  { signs: { hasConflict: false, hasCrisisRisk: true, needsAdaptation: false }, level: 'basic' },
  { signs: { hasConflict: false, hasCrisisRisk: true, needsAdaptation: true }, level: 'basic' },
  { signs: { hasConflict: false, hasCrisisRisk: false, needsAdaptation: true }, level: 'adaptation' },
  { signs: { hasConflict: false, hasCrisisRisk: false, needsAdaptation: false }, level: 'none' },
])('T-065 signs $signs suggest the level $level', async ({ signs, level }) => {
  const play = newPlay();
  await play.start('consilium', CASE);

  expect(await suggestLevel(play, signs)).toBe(level);
});

test('T-065 a draft that comes back from rework is looked at again, and the consilium is free to decide anything', async () => {
  const play = newPlay();
  await play.start('consilium', CASE);
  await suggestLevel(play, { hasConflict: true });
  await decide(play, 'rework');
  await play.complete('Task_ReworkPlan');

  expect(await suggestLevel(play, { needsAdaptation: true })).toBe('adaptation');
  await decide(play, 'accepted');
  await play.work('register-family');

  await play.expectTasks('Task_ApprovePlan', 1);
  expect(play.missingInputs).toEqual([]);
});

test('the head signs between the approval and the family', async () => {
  const play = newPlay();
  await play.start('plan-approval', CASE);

  await play.complete('Task_ApprovePlan');
  expect(await play.countTasks('Task_SignPlan')).toBe(0);
  await play.complete('Task_CosignPlan');

  await play.expectTasks('Task_SignPlan', 1);
});

test('where the setting says so the register entry comes after the signature', async () => {
  const play = newPlay();
  await passToConsilium(play);

  await decide(play, 'accepted', { registerAfterSigning: true });
  await approveAndSign(play);
  await play.work('register-family');

  const order = (await idsOf(play)).filter((id) => ['Task_ActivatePlan', 'Task_RegisterAfterSigning'].includes(id));
  expect(order).toEqual(['Task_ActivatePlan', 'Task_RegisterAfterSigning']);
  expect(await idsOf(play)).not.toContain('Task_RegisterFamily');
  expect(play.missingInputs).toEqual([]);
});

test('a family that refuses to sign before it is registered never gets an entry', async () => {
  const play = newPlay();
  await passToConsilium(play);

  await decide(play, 'accepted', { registerAfterSigning: true });
  await approveAndSign(play, 'refused');
  await play.work('close-unsigned');
  await play.expectEnd();

  expect(await idsOf(play)).not.toContain('Task_RegisterFamily');
  expect(await idsOf(play)).not.toContain('Task_RegisterAfterSigning');
});
