import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';

const TEST_MS = 120_000;
const SENDER = 'Школа № 915';

let screen: ScreenStand;
beforeAll(async () => {
  screen = await openScreenStand();
}, TEST_MS);
afterAll(() => screen.close());

async function openForm(ground: RegExp): Promise<Page> {
  const { page } = await screen.sitDown('intake');
  await page.goto(`${screen.address}/appeals/new`);
  await page.getByRole('radio', { name: ground }).check();
  return page;
}

const caseNumber = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const caseId = /\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const [number] = await screen.stand.db('app.cases').where({ id: caseId }).pluck('number');
  return String(number);
};

test('T-023 T-027 a message opens a case, and the family’s own application joins it', { timeout: TEST_MS }, async () => {
  const page = await openForm(/сообщение о семье/);
  expect(await page.getByRole('group', { name: 'Состав семьи' }).count()).toBe(0);
  expect(await page.getByRole('radio', { name: 'родитель', exact: true }).count()).toBe(0);
  await page.getByRole('radio', { name: /государственные \(муниципальные\) учреждения/ }).check();
  await page.getByRole('radio', { name: 'письменно' }).check();
  await page.getByRole('textbox', { name: /Наименование организации/ }).fill(SENDER);
  await page.getByRole('textbox', { name: /Описание ситуации/ }).fill('Ребёнок приходит голодным');
  await page.getByRole('textbox', { name: /Фамилия/ }).fill('Гайнутдинова');
  await page.getByRole('textbox', { name: /Имя/ }).fill('Альбина');
  await page.getByRole('textbox', { name: /Дата рождения/ }).fill('14.03.1991');
  await page.getByRole('button', { name: 'Зарегистрировать обращение' }).click();
  const number = await caseNumber(page);

  const again = await openForm(/заявление родителя/);
  await again.getByRole('radio', { name: /на бумаге/ }).check();
  await again.getByRole('radio', { name: 'родитель', exact: true }).check();
  await again.getByRole('textbox', { name: /С чем обратилась семья/ }).fill('Нужна помощь с питанием');
  await again.getByRole('textbox', { name: /Фамилия/ }).fill('ГАЙНУТДИНОВА');
  await again.getByRole('textbox', { name: /Имя/ }).fill('Альбина');
  await again.getByRole('textbox', { name: /Дата рождения/ }).fill('14.03.1991');
  await again.getByRole('textbox', { name: /Степень родства/ }).fill('мать');
  await again.getByRole('checkbox', { name: /Заявитель/ }).check();
  await again.getByRole('button', { name: 'Зарегистрировать обращение' }).click();
  const dialog = again.getByRole('dialog', { name: 'Перед регистрацией' });
  await dialog.getByText(`Открыто дело ${number}`).waitFor();
  expect(await dialog.getByRole('button', { name: 'Зарегистрировать' }).isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: 'та же семья' }).check();
  await dialog.getByRole('button', { name: 'Зарегистрировать' }).click();

  expect(await caseNumber(again)).toBe(number);
  await again.getByText('Ещё обращение').first().waitFor();
  expect(screen.faults).toEqual([]);
});

test('T-207 the list of appeals leads to the sender, whom the page of the case does not name', { timeout: TEST_MS }, async () => {
  const { page } = await screen.sitDown('head');
  await page.goto(`${screen.address}/appeals`);
  const row = page.getByRole('row').filter({ hasText: 'сообщение о семье' });
  await row.getByRole('link', { name: /^№/ }).click();
  await page.getByText(SENDER).waitFor();

  await page
    .getByRole('link', { name: /-26-\d{4}$/ })
    .first()
    .click();
  await page.getByText('Ситуация по сообщению').waitFor();
  expect(await page.getByText(SENDER).count()).toBe(0);
  expect(screen.faults).toEqual([]);
});
