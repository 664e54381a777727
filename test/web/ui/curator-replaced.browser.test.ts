import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, type Company } from '../../support/company.ts';
import type { TestUser } from '../../support/factories.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { reachForm, STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage } from '../../support/screen-tasks.ts';

const [FORMER, SUCCESSOR] = ['Замятина', 'Орлова'] as const;
const MEASURE = 'содействие в медицинском обследовании';
const OBSERVATION = 'post-support-observation';

let screen: ScreenStand;
let former: TestUser;
let successor: TestUser;
/** The company as it is once the successor has taken the curator's place. */
let successorPlay: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const { stand, web, company } = screen;
  const hired = await hire(stand, web, { centre: company.centre, role: 'curator' });
  successor = hired.user;
  former = company.users.curator;
  await rename(former, FORMER);
  await rename(successor, SUCCESSOR);
  const play = new Play(stand, company);
  played = await play.open({ ...STORY, index: 64 });
  await play.work({ leave: SUPPORT_FORMS });
  const later: Company = {
    ...company,
    users: { ...company.users, curator: successor },
    browsers: { ...company.browsers, curator: hired.browser },
  };
  successorPlay = new Play(stand, later);
  successorPlay.adopt(played);
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

const rename = (user: TestUser, lastName: string) =>
  screen.stand.db('app.users').where({ id: user.userId }).update({ last_name: lastName });

async function openAs(user: TestUser, path: string): Promise<Page> {
  const { page } = await screen.sitDown(user);
  await page.goto(`${screen.address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

test(
  'T-115 the head replaces the curator while measures run: the tasks go to the successor, the former sees neither them nor the case',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const before = await openAs(former, '/tasks?scope=mine');
    const task = before.getByRole('row').filter({ hasText: MEASURE });
    const address = await task.getByRole('link').getAttribute('href');

    const head = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await head.getByRole('button', { name: 'Сменить куратора' }).click();
    const dialog = head.getByRole('dialog', { name: 'Смена куратора' });
    await choose(dialog, 'Новый куратор', new RegExp(`^${SUCCESSOR} .*нагрузка 0$`));
    await choose(dialog, 'Причина смены', 'увольнение');
    await dialog.getByLabel('Дата смены').fill(typedToday());
    await dialog.getByRole('button', { name: 'Сменить куратора' }).click();
    await head.getByText(`Куратор сменён, список передаваемых дел составлен`).waitFor();
    await successorPlay.settle();

    const after = await openAs(successor, '/tasks?scope=mine');
    await after.getByRole('row').filter({ hasText: MEASURE }).waitFor();
    expect(await after.getByRole('row').filter({ hasText: MEASURE }).getByRole('link').getAttribute('href')).toBe(address);
    await openAs(successor, '/notifications');
    await after.getByText('Вы назначены куратором семьи').waitFor();

    await openAs(former, '/tasks?scope=mine');
    await before.getByText('У вас нет задач').waitFor();
    await openAs(former, `/cases/${played.caseId}`);
    await before.getByRole('heading', { name: 'Не найдено или недоступно' }).waitFor();
    await openAs(former, '/notifications');
    await before.getByText('Вы больше не куратор семьи').waitFor();
  },
);

test('T-115 T-106 the successor takes the case over by the list, and the history says who left it to whom and why', async () => {
  const page = await openAs(successor, `/cases/${played.caseId}/relations`);
  const list = page.getByRole('region', { name: 'Передача дел между кураторами' });
  await list.getByText(new RegExp(`${FORMER} .* → ${SUCCESSOR} `)).waitFor();
  await list.getByText(new RegExp(`^Отметить .*: \\d\\.\\d `)).first().waitFor();
  await list.getByRole('button', { name: 'Подтвердить приём дел' }).click();
  await list.getByText('дела приняты').waitFor();

  const head = await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
  const changed = head.getByRole('listitem').filter({ hasText: 'Сменён куратор' });
  await changed.waitFor();
  await changed.getByText(/увольнение/).waitFor();
  await changed.getByText(new RegExp(`${FORMER}.* → ${SUCCESSOR}`)).waitFor();
});

test('T-123 post-support is the work of the last curator', { timeout: WHOLE_LIFE_MS }, async () => {
  await reachForm({ play: successorPlay, played }, 'review-information', { leave: [OBSERVATION] });
  await successorPlay.work({ leave: [OBSERVATION] });
  expect(await successorPlay.fireTimers(played, 'Timer_ObservationDue')).toBe(1);

  const page = await openAs(successor, '/tasks?scope=mine');
  await page
    .getByRole('link', { name: /наблюдение/i })
    .first()
    .waitFor();
  const other = await openAs(former, '/tasks?scope=mine');
  await other.getByText('У вас нет задач').waitFor();

  const head = await openPage(screen, 'head', `/cases/${played.caseId}`);
  await head.getByText('Постсопровождение').first().waitFor();
  const current = head.getByRole('region', { name: 'Кураторы' }).getByRole('listitem').filter({ hasText: 'текущий' });
  await current.getByText(new RegExp(`^${SUCCESSOR}`)).waitFor();
  expect(screen.faults).toEqual([]);
});
