import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf, questionRow } from '../../support/screen-tasks.ts';

const REASON = 'Семье достаточно услуг, которые она уже получает';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 10 });
  await play.work({ leave: ['record-decisions'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test(
  'T-063 the director does not confirm the need, the curator tells the family, the case closes',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const director = await openTaskOf(screen, play, { player: 'director', formKey: 'record-decisions' });
    const row = await questionRow(director.page, played.number);
    await choose(row, 'Решение', 'Потребность не подтверждена');
    await row.getByRole('textbox', { name: /Обоснование решения/ }).fill(REASON);
    await director.submit();

    await play.work({ leave: ['unconfirmed-notice'] });
    const curator = await openTaskOf(screen, play, { player: 'curator', formKey: 'unconfirmed-notice' });
    const { page } = curator;
    expect(await page.getByRole('textbox', { name: 'Обоснование для заявителя' }).inputValue()).toBe(REASON);
    await page.getByRole('radio', { name: 'вручено лично' }).check();
    await choose(page.locator('form'), 'Причина (для статистики)', 'достаточно социальных услуг');
    await page.getByRole('checkbox', { name: 'меры социальной поддержки, пособия' }).check();
    await page.getByRole('textbox', { name: 'Куда обратиться за помощью' }).fill('Многофункциональный центр');
    await curator.submit();
    await play.work();

    const card = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await card.getByText('Дело закрыто. Действий не требуется.').waitFor();
    await card.getByRole('definition').filter({ hasText: 'потребность в сопровождении не подтверждена' }).waitFor();
    expect(await card.getByText('Запись в реестре').count()).toBe(0);
    const register = await openPage(screen, 'director', '/register');
    await register.getByText('На учёте пока никого нет').waitFor();
    expect(screen.faults).toEqual([]);
  },
);
