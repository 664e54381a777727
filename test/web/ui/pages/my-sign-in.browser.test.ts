import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOfStep, stepAt } from '#domain/users/second-factor/totp';
import { hashPassword } from '#domain/users/password';
import { fromBase32 } from '../../../support/base32.ts';
import { buildUser, type TestUser } from '../../../support/factories.ts';
import { openScreenStand, type ScreenStand } from '../../../support/screen-stand.ts';
import { PASSWORD } from '../../api/web-app.ts';

const NEW_PASSWORD = 'Другая-Фраза-91-Ясень';

let screen: ScreenStand;
let person: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { stand, company } = screen;
  person = await buildUser(stand.db, company.centre, 'curator', { password_hash: await hashPassword(PASSWORD) });
}, 300_000);
afterAll(() => screen.close());

const dialogOf = (page: Page) => page.getByRole('dialog');

/** The code as a telephone reads it from the screen: from what is drawn, not from the text beside it. */
async function readQrCode(page: Page): Promise<string> {
  const drawing = page.getByRole('img', { name: 'QR-код для приложения-аутентификатора' });
  const size = Number((await drawing.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await drawing.locator('path').getAttribute('d')) ?? '';
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`));
  const scale = 4;
  const side = size * scale;
  const data = Uint8Array.from({ length: side * side * 4 }, (_, index) => {
    const pixel = Math.floor(index / 4);
    const [x, y] = [Math.floor((pixel % side) / scale), Math.floor(pixel / side / scale)];
    return index % 4 === 3 || !dark.has(`${x} ${y}`) ? 255 : 0;
  });
  return decodeQR({ width: side, height: side, data });
}

/** Another browser, of which the first knows nothing. */
async function openTelephone(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a desk without a browser');
  return browser.newPage({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', viewport: { width: 390, height: 844 } });
}

async function typeSignIn(page: Page, password: string): Promise<void> {
  await page.goto(`${screen.address}/sign-in`);
  await page.getByLabel('Логин').fill(person.login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
}

test('T-205 a person turns the second factor on, signs in with it elsewhere, and ends that sign-in', async () => {
  const { page } = await screen.sitDown(person);
  await page.getByRole('button', { name: /^Профиль:/ }).click();
  await page.getByRole('menuitem', { name: 'Мой вход' }).click();
  await page.getByRole('heading', { name: 'Мой вход', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Включить', exact: true }).click();
  await dialogOf(page).getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await dialogOf(page).getByRole('button', { name: 'Продолжить' }).click();
  const address = new URL(await readQrCode(page));
  expect([address.protocol, address.searchParams.get('issuer')]).toEqual(['otpauth:', 'Сопровождение семей']);
  const secret = fromBase32(address.searchParams.get('secret') ?? '');
  await dialogOf(page)
    .getByRole('textbox', { name: 'Код из приложения' })
    .fill(codeOfStep(secret, stepAt(new Date())));
  await dialogOf(page).getByRole('button', { name: 'Включить второй фактор' }).click();
  const list = page.getByRole('list', { name: 'Резервные коды' });
  await list.waitFor();
  const codes = await list.getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await dialogOf(page).getByRole('button', { name: 'Коды сохранены' }).click();
  await page.getByText('осталось 10 резервных кодов').waitFor();

  const elsewhere = await openTelephone(page);
  await typeSignIn(elsewhere, PASSWORD);
  await elsewhere.getByText('Введите код из приложения-аутентификатора.').waitFor();
  await elsewhere.getByRole('textbox', { name: 'Код подтверждения' }).fill(codes[0] ?? '');
  await elsewhere.getByRole('button', { name: 'Войти' }).click();
  await elsewhere.getByRole('heading', { name: 'Задачи', level: 1 }).waitFor();

  await page.reload();
  await page.getByText('осталось 9 резервных кодов').waitFor();
  await page.getByRole('button', { name: /^Завершить вход: / }).click();
  await dialogOf(page).getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await dialogOf(page).getByRole('button', { name: 'Завершить', exact: true }).click();
  await page.getByText('Вход завершён', { exact: true }).waitFor();

  await elsewhere.reload();
  await elsewhere.getByLabel('Логин').waitFor();
  expect(screen.faults).toEqual([]);
});

test('T-205 a person changes the password and goes on working', async () => {
  const somebody = await buildUser(screen.stand.db, screen.company.centre, 'curator', {
    password_hash: await hashPassword(PASSWORD),
  });
  const { page } = await screen.sitDown(somebody);
  await page.goto(`${screen.address}/my-sign-in`);
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  const fill = (name: string, text: string) => dialogOf(page).getByRole('textbox', { name, exact: true }).fill(text);
  const submit = () => dialogOf(page).getByRole('button', { name: 'Сменить пароль' }).click();

  await fill('Нынешний пароль', PASSWORD);
  await fill('Новый пароль', 'Password2026!');
  await fill('Новый пароль ещё раз', 'Password2026!');
  await submit();
  await page.getByText('Этот пароль легко подобрать.', { exact: false }).waitFor();
  await fill('Новый пароль', NEW_PASSWORD);
  await fill('Новый пароль ещё раз', NEW_PASSWORD);
  await submit();
  await page.getByText('Пароль изменён, другие входы завершены').waitFor();
  await dialogOf(page).waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  await fill('Нынешний пароль', NEW_PASSWORD);
  await fill('Новый пароль', PASSWORD);
  await fill('Новый пароль ещё раз', NEW_PASSWORD);
  await page.getByText('Пароли не совпадают.').waitFor();
  expect(screen.faults).toEqual([]);
});
