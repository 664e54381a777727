import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { buildCentre, buildUser, uniqueCode, type TestUser } from '../../support/factories.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, reportOnScreen, typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';
import { PASSWORD } from '../api/web-app.ts';

const DISTRICT = `Нижнекамский район ${uniqueCode()}`;
const OTHER_CENTRE = `Родник ${uniqueCode()}`;

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;
let otherClerk: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  const centre = await buildCentre(db, { district: DISTRICT, short_name: OTHER_CENTRE });
  otherClerk = await buildUser(db, centre, 'intake', { password_hash: await hashPassword(PASSWORD) });
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 61 });
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test('T-092 the clerk reports a move, the curator records it, and everybody sees that the support stands still', async () => {
  await reportOnScreen(screen, {
    ...{ play, played, player: 'intake' },
    event: { kind: 'Семья переехала в другой район', note: 'Мать сообщила по телефону', district: DISTRICT },
  });

  const desk = await openTaskOf(screen, play, { player: 'curator', formKey: 'record-move' });
  const { page } = desk;
  await page.getByText('Мать сообщила по телефону').waitFor();
  expect(await page.getByRole('textbox', { name: /^Новый район/ }).inputValue()).toBe(DISTRICT);
  await page.getByText(`Семьи этого района сопровождает «${OTHER_CENTRE}»`).waitFor();
  await page.getByRole('textbox', { name: /^Населённый пункт/ }).fill('г. Нижнекамск');
  await page.getByRole('radio', { name: 'семья согласна', exact: true }).check();
  await desk.submit();
  await play.settle();

  for (const player of ['intake', 'curator', 'head'] as const) {
    const card = await openPage(screen, player, `/cases/${played.caseId}`);
    await card
      .getByRole('alert', { name: `Сопровождение приостановлено с ${typedToday()}: событие на рассмотрении консилиума` })
      .waitFor();
  }
});

test(
  'T-091 T-092 the consilium ends the support because of the move, and the family leaves the register',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { desk, row } = await openDecision(screen, { play, played });
    await choose(row, 'Решение', /^в\) Завершить сопровождение досрочно/);
    await row.getByText('переезд на постоянное место жительства').waitFor();
    expect(await row.getByRole('textbox', { name: /^Новый муниципальный район/ }).inputValue()).toBe(DISTRICT);
    await desk.submit();
    await play.work();

    const card = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await card.getByText('Дело закрыто. Действий не требуется.').waitFor();
    await card.getByText(`${typedToday()}: решено завершить сопровождение досрочно`).waitFor();
    await card.getByText(`Сведения переданы в «${OTHER_CENTRE}» по согласию от ${typedToday()}`).waitFor();
    await card.getByText(/^№ .*, снята .*переезд семьи$/).waitFor();
    expect(await card.getByText('Постсопровождение').count()).toBe(0);
    const history = await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
    await history.getByText('Сведения о семье переданы в другой центр').waitFor();
  },
);

test('T-095 the clerk of the other centre finds the message and begins with what the family let pass on', async () => {
  const closed = await openPage(screen, 'head', `/cases/${played.caseId}`);
  const [surname] = (await closed.getByRole('heading', { level: 1 }).innerText()).split(' ');
  const { page } = await screen.sitDown(otherClerk);
  await page.goto(`${screen.address}/appeals`);
  const row = page.getByRole('row').filter({ hasText: 'сообщение о семье' });
  await row.getByRole('link').click();
  await page.getByText(/^Семья переехала, сопровождалась в центре «.*». Передано с согласия семьи\./).waitFor();
  await page.getByText('Передано из другого центра').waitFor();

  await page.getByRole('link', { name: 'Зарегистрировать' }).click();
  await page.getByRole('button', { name: 'Зарегистрировать обращение' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  await page.getByText(`${DISTRICT}, г. Нижнекамск`).waitFor();
  expect((await page.getByRole('heading', { level: 1 }).innerText()).split(' ')[0]).toBe(surname);
  expect(screen.faults).toEqual([]);
});
