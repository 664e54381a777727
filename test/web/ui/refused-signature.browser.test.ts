import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openPage, openTaskOf } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 12 });
  await play.work({ leave: ['sign-plan'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test(
  'T-068 the curator records that the family does not sign, and its line of the register closes with that ground',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const curator = await openTaskOf(screen, play, { player: 'curator', formKey: 'sign-plan' });
    await curator.page.getByRole('radio', { name: 'семья отказалась подписать' }).check();
    await curator.page.getByRole('combobox', { name: 'Кто подписал от семьи' }).waitFor({ state: 'detached' });
    await curator.page.getByRole('textbox', { name: 'Причина отказа' }).fill('Семья решила справиться сама');
    await curator.submit();
    await play.work();

    const register = await openPage(screen, 'director', '/register');
    await register.getByRole('cell', { name: 'Закрыта: семья отказалась подписать ИПССС' }).waitFor();
    const card = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await card.getByText('Дело закрыто. Действий не требуется.').waitFor();
    await card
      .getByRole('definition')
      .filter({ hasText: /снята .*\(семья отказалась подписать ИПССС\)/ })
      .waitFor();
    expect(screen.faults).toEqual([]);
  },
);
