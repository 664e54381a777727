import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { acceptFamily, choose, openPage, openTaskOf, questionRow } from '../../support/screen-tasks.ts';

const REASON = 'Школа не прислала характеристику';

let screen: ScreenStand;
let play: Play;
const cases: PlayedCase[] = [];

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  for (const index of [16, 17, 18, 19, 20]) cases.push(await play.open({ ...STORY, index }));
  await play.work({ leave: ['session-agenda'] });
}, 2 * WHOLE_LIFE_MS);
afterAll(() => screen.close());

test('T-058 the secretary publishes an agenda of five questions', { timeout: WHOLE_LIFE_MS }, async () => {
  const secretary = await openTaskOf(screen, play, { player: 'secretary', formKey: 'session-agenda' });
  const { page } = secretary;
  for (const { number } of cases) await page.getByRole('checkbox', { name: new RegExp(`^${number} `) }).check();
  await page.getByRole('radio', { name: 'по телефону' }).check();
  await secretary.submit();
  await play.settle();

  const card = await openPage(screen, 'secretary', '/sessions');
  await card.getByRole('table', { name: 'Заседания', exact: true }).getByRole('link').first().click();
  const agenda = card.getByRole('table', { name: 'Повестка' });
  for (const { number } of cases) await agenda.getByRole('link', { name: new RegExp(`^${number}, `) }).waitFor();
  await card.getByText('Повестка утверждена').waitFor();
});

test(
  'T-058 the director decides four of them and puts one off; it waits for the next meeting',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    await play.work({ leave: ['record-decisions'] });
    const director = await openTaskOf(screen, play, { player: 'director', formKey: 'record-decisions' });
    const [postponed, ...accepted] = cases.toReversed();
    if (!postponed) throw new Error('no cases');
    for (const { number } of accepted) await acceptFamily(await questionRow(director.page, number));
    const row = await questionRow(director.page, postponed.number);
    await choose(row, 'Решение', 'Отложить до следующего заседания');
    await row.getByRole('textbox', { name: /Обоснование решения/ }).fill(REASON);
    await director.submit();
    await play.settle();

    const page = await openPage(screen, 'secretary', '/sessions');
    const waiting = page.getByRole('table', { name: 'Вопросы, которые ждут заседания' });
    await waiting.getByRole('link', { name: new RegExp(postponed.number) }).waitFor();
    expect(await waiting.getByRole('row').count()).toBe(2);
    await page.getByRole('table', { name: 'Заседания', exact: true }).getByRole('link').first().click();
    const agenda = page.getByRole('table', { name: 'Повестка' });
    await agenda.waitFor();
    expect(await agenda.getByText('Принять на сопровождение').count()).toBe(4);
    const putOff = page.getByRole('listitem').filter({ hasText: postponed.number });
    await putOff.getByText(`Причина: ${REASON}`).waitFor();
    expect(screen.faults).toEqual([]);
  },
);
