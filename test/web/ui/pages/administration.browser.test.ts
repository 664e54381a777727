import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#domain/users/password';
import { buildUser, type TestUser } from '../../../support/factories.ts';
import { openScreenStand, type ScreenStand } from '../../../support/screen-stand.ts';
import { PASSWORD } from '../../api/web-app.ts';

let screen: ScreenStand;
let administrator: TestUser;
let person: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { stand, company } = screen;
  const password_hash = await hashPassword(PASSWORD);
  administrator = await buildUser(stand.db, company.centre, 'administrator', { password_hash });
  person = await buildUser(stand.db, company.centre, 'curator', { password_hash, last_name: 'Свиристелева' });
}, 300_000);
afterAll(() => screen.close());

test('T-019 an administrator finds the sign-in of a person and ends it; the words stand in no address', async () => {
  const { page: theirs } = await screen.sitDown(person);
  const { page } = await screen.sitDown(administrator);
  await page.goto(`${screen.address}/administration/sign-ins`);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('framenavigated', () => addresses.push(page.url()));

  await page.getByRole('textbox', { name: 'Фамилия или логин' }).fill('Свиристел');
  await expect.poll(() => page.getByRole('row').count(), { timeout: 30_000 }).toBe(2);
  await page.getByRole('button', { name: /^Завершить вход: Свиристелева/ }).click();
  await page.getByText('Вход завершён', { exact: true }).waitFor();
  await page.getByText('Входов не нашлось').waitFor();
  await theirs.goto(`${screen.address}/tasks`);
  await theirs.getByRole('button', { name: 'Войти' }).waitFor();

  expect(addresses.filter((address) => address.includes('/sign-ins/search')).length).toBeGreaterThan(0);
  expect(addresses.filter((address) => decodeURIComponent(address).includes('Свиристел'))).toEqual([]);
}, 120_000);

test('T-204 a search for a family stands in no address, and «back» finds it again', async () => {
  const { page } = await screen.sitDown('curator');
  const box = page.getByRole('textbox', { name: 'Поиск по задачам, делам и семьям' });

  await box.fill('Неясытева');
  await box.press('Enter');
  await page.getByRole('heading', { name: 'Поиск', level: 1 }).waitFor();
  const atSearch = page.url();
  await page.goto(`${screen.address}/families`);
  await page.getByRole('textbox', { name: 'Фамилия или адрес' }).fill('Неясытева');
  await page.getByText('Такой семьи не нашлось').waitFor();
  const atFamilies = page.url();
  await page.goBack();

  expect([atSearch, atFamilies].map((address) => new URL(address).search)).toEqual(['', '']);
  expect(await wordsOf(page, 'Номер дела или семья')).toBe('Неясытева');
}, 120_000);

test('T-019 T-205 an administrator resets the second factor of a person, who is told of it', async () => {
  const { stand, company } = screen;
  const password_hash = await hashPassword(PASSWORD);
  const owner = await buildUser(stand.db, company.centre, 'curator', { password_hash, last_name: 'Поползнева' });
  const { page: theirs } = await screen.sitDown(owner, 390);
  const at = new Date();
  await stand
    .db('app.second_factors')
    .insert({ user_id: owner.userId, sealed_secret: 'sealed', created_at: at, confirmed_at: at, last_step: 0 });
  const { page } = await screen.sitDown(administrator);
  const { page: narrow } = await screen.sitDown(administrator, 390);
  for (const desk of [page, narrow]) await askForReset(desk, 'Поползнева');

  expect([await widthBeyond(page), await widthBeyond(narrow)]).toEqual([0, 0]);
  await narrow.getByRole('button', { name: 'Сбросить', exact: true }).click();
  await narrow.getByText('Второй фактор сброшен, входы сотрудника завершены').waitFor();
  await page.getByRole('button', { name: 'Сбросить', exact: true }).click();
  await page.getByText('У пользователя нет второго фактора.').waitFor();
  await theirs.goto(`${screen.address}/notifications`);
  await theirs.getByLabel('Логин').fill(owner.login);
  await theirs.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Войти' }).click();
  await theirs.waitForURL((url) => url.pathname !== '/sign-in');
  await theirs.goto(`${screen.address}/notifications`);
  await theirs.getByText('Второй фактор вашего входа снят.', { exact: false }).waitFor();
  expect(screen.faults).toEqual([]);
}, 180_000);

async function askForReset(page: Page, lastName: string): Promise<void> {
  await page.goto(`${screen.address}/administration/users`);
  await page.getByRole('textbox', { name: 'Фамилия или логин' }).fill(lastName);
  await page
    .getByRole('button', { name: `Изменить: ${lastName}` })
    .first()
    .click();
  await page.getByRole('button', { name: 'Сбросить второй фактор' }).click();
  await page.getByText('Сбросить второй фактор?').waitFor();
}

/** How much of the page stands beyond the right edge of the window. */
const widthBeyond = (page: Page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const wordsOf = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true }).inputValue();
