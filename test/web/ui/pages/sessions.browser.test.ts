import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../../support/play-case.ts';
import { openScreenStand, type ScreenStand } from '../../../support/screen-stand.ts';

let screen: ScreenStand;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const play = new Play(screen.stand, screen.company);
  played = await play.open({
    index: 7,
    category: 'disabled-child',
    level: 'basic',
    termMonths: 10,
    acceptance: ['accepted'],
    signature: 'signed',
    results: ['complete'],
    measures: ['5.1.1'],
    extensionDays: 400,
  });
  await play.work({ leave: ['draft-plan', 'first-meeting'] });
}, 300_000);
afterAll(() => screen.close());

const DAY_MS = 86_400_000;
const dayAfter = (days: number): string => new Intl.DateTimeFormat('ru-RU').format(new Date(Date.now() + days * DAY_MS));

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${screen.address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function typeDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(day);
  await page.keyboard.press('Tab');
}

test('T-062 the curator asks the consilium about need and level before there is a draft', async () => {
  const { page } = await screen.sitDown('curator');
  await open(page, `/cases/${played.caseId}/consilium`);

  await page.getByRole('button', { name: 'Поставить вопрос консилиуму' }).click();
  await page.getByRole('combobox', { name: 'О чём' }).click();
  await page.getByRole('option', { name: 'Потребность и уровень вместе' }).click();
  await page.getByRole('textbox', { name: 'Что важно знать консилиуму' }).fill('Семья ждёт помощи логопеда');
  await page.getByRole('button', { name: 'Поставить вопрос', exact: true }).click();

  await page.getByRole('heading', { name: 'Потребность в сопровождении' }).waitFor();
  await page.getByRole('heading', { name: 'Уровень сопровождения' }).waitFor();
  expect(await page.getByText('ждёт заседания').count()).toBe(2);
});

test('T-059 the secretary sees the case that would miss its deadline until a meeting is planned in time', async () => {
  const { page } = await screen.sitDown('secretary');
  await open(page, '/sessions');
  const late = page.getByRole('heading', { name: 'Не успеют к ближайшему заседанию' });
  await late.waitFor();
  await page
    .getByRole('link', { name: new RegExp(played.number) })
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Назначить заседание' }).first().click();
  await typeDay(page, 'Дата заседания', dayAfter(2));
  await page.getByRole('textbox', { name: 'Место' }).fill('Кабинет 5');
  await page.getByRole('dialog').getByRole('button', { name: 'Назначить заседание' }).click();
  await page.getByRole('heading', { name: /^Заседание № / }).waitFor();
  await open(page, '/sessions');
  await page.getByRole('heading', { name: 'Вопросы, которые ждут заседания' }).waitFor();
  await page.waitForLoadState('networkidle');

  expect(await late.count()).toBe(0);
});

test('T-058 the secretary moves a meeting and cancels it, each with its reason', async () => {
  const { page } = await screen.sitDown('secretary');
  await open(page, '/sessions');
  await page.getByRole('table', { name: 'Заседания', exact: true }).getByRole('link').first().click();
  await page.getByRole('heading', { name: /^Заседание № / }).waitFor();

  await page.getByRole('button', { name: 'Перенести' }).click();
  await typeDay(page, 'Новая дата', dayAfter(3));
  await page.getByRole('textbox', { name: 'Причина переноса' }).fill('Болен председатель');
  await page.getByRole('dialog').getByRole('button', { name: 'Перенести', exact: true }).click();
  await page.getByText('Болен председатель').waitFor();
  await page.getByRole('button', { name: 'Отменить заседание' }).click();
  await page.getByRole('textbox', { name: 'Причина отмены' }).fill('Председатель занят');
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить заседание' }).click();

  await page.getByRole('definition').filter({ hasText: 'Председатель занят' }).waitFor();
  expect(await page.getByRole('button', { name: 'Перенести' }).count()).toBe(0);
});

test('T-004 the secretary puts a colleague into the consilium', async () => {
  const { page } = await screen.sitDown('secretary');
  await open(page, '/sessions/members');
  const members = page.getByRole('table', { name: 'Члены консилиума' }).getByRole('row');
  await members.first().waitFor();
  const before = await members.count();

  await page.getByRole('button', { name: 'Включить в состав' }).click();
  await page.getByRole('combobox', { name: 'Сотрудник' }).click();
  await page.getByRole('option').last().click();
  await typeDay(page, 'С даты', '01.01.2019');
  await typeDay(page, 'По дату', '31.12.2019');
  await page.getByRole('dialog').getByRole('button', { name: 'Включить в состав' }).click();

  await page.getByText('не в составе').first().waitFor();
  expect(await members.count()).toBe(before + 1);
});

test('T-005 the director finds the archive of decisions by kind', async () => {
  const { page } = await screen.sitDown('director');
  await open(page, '/sessions/decisions');

  await page.getByRole('combobox', { name: 'Вид вопроса' }).click();
  await page.getByRole('option', { name: 'Уровень сопровождения' }).click();

  await page.waitForURL(/kind=level/);
  await page.getByText('Решений нет').waitFor();
  expect(screen.faults).toEqual([]);
});
