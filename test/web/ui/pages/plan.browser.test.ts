import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../../support/play-case.ts';
import { openScreenStand, type ScreenStand } from '../../../support/screen-stand.ts';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({
    index: 9,
    category: 'disabled-child',
    level: 'basic',
    termMonths: 10,
    acceptance: ['accepted'],
    signature: 'signed',
    results: ['complete'],
    measures: ['5.6.2', 'own-social'],
    extensionDays: 400,
  });
  await play.work({ leave: ['draft-plan'] });
}, 300_000);
afterAll(() => screen.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${screen.address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

test('T-146 the curator adds measures from the algorithm of the ticked category, one kind of help at a time', async () => {
  const { page } = await screen.sitDown('curator');
  const [task] = (await play.listTasks('curator')).filter(({ formKey }) => formKey === 'draft-plan');
  await open(page, `/tasks/${task?.taskId}`);

  await page.getByRole('checkbox', { name: 'семья с детьми-инвалидами' }).check();
  await page.getByRole('button', { name: 'Добавить из алгоритма' }).click();
  const dialog = page.getByRole('dialog', { name: 'Добавить из алгоритма' });
  await dialog.getByRole('radio', { name: 'Медицинская помощь' }).check();
  const measures = dialog.getByRole('checkbox');
  const offered = await measures.count();
  await measures.first().check();
  await dialog.getByRole('button', { name: 'Добавить в план' }).click();

  expect(offered).toBeGreaterThan(0);
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Мероприятие алгоритма' }).first().waitFor();
});

test('T-007 T-040 T-069 the plan tab shows signatures, copies and the line of the register', async () => {
  await play.work({ leave: ['mark-measure', 'referral-answer'] });
  // A desk of its own: on the other one the draft still stands open.
  const { page } = await screen.sitDown('curator', 1280);
  await open(page, `/cases/${played.caseId}/plan`);

  await page.getByText('Подписал руководитель службы').waitFor();
  await page.getByText('Экземпляр 2 хранится в центре').waitFor();
  await page.getByRole('heading', { name: /^Ведомственный учёт № / }).waitFor();
  await page.getByRole('cell', { name: 'Поставлена на учёт' }).waitFor();
  expect(screen.faults).toEqual([]);
});

test('T-042 the director finds the family in the register and narrows the list', async () => {
  const { page } = await screen.sitDown('director');
  await open(page, '/register');
  const line = page.getByRole('link', { name: /^[А-ЯЁ]/ }).and(page.locator('.app-row-link'));
  await line.first().waitFor();

  await page.getByRole('combobox', { name: 'Все уровни' }).click();
  await page.getByRole('option', { name: 'Кризисный' }).click();

  await page.getByText('По этим условиям семей нет').waitFor();
  expect(await line.count()).toBe(0);
});
