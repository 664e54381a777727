import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openPage } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 13 });
  await play.work({ leave: ['draft-plan'] });
  for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) await play.fireTimers(played, timer);
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test.each(['curator', 'head'] as const)('T-057 the %s is reminded twice that the term comes near', async (player) => {
  const page = await openPage(screen, player, '/notifications');
  const near = page.getByRole('listitem').filter({ hasText: 'Приближается срок утверждения ИПССС' });
  await near.first().waitFor();

  expect(await near.count()).toBe(2);
  expect(await near.first().getByRole('link', { name: played.number }).count()).toBe(1);
});

test('T-057 the director learns that the term has passed and opens the case from the notice', async () => {
  const page = await openPage(screen, 'director', '/notifications');
  const missed = page.getByRole('listitem').filter({ hasText: 'Срок утверждения ИПССС истёк' });
  await missed.getByRole('link', { name: played.number }).click();

  await page.getByText(/^Второе напоминание: .*сработало$/).waitFor();
  await page.getByText(/^Просрочка: .*сработало$/).waitFor();
  expect(screen.faults).toEqual([]);
});
