import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignCurator, buildCase, buildOrganisation, uniqueCode, type TestCase } from '../../../support/factories.ts';
import { buildPlanRows } from '../../../support/plan-rows.ts';
import { openScreenStand, type ScreenStand } from '../../../support/screen-stand.ts';

let screen: ScreenStand;
let found: TestCase;
let schoolName: string;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  const { centre, users } = screen.company;
  const curatorId = users.curator.userId;
  found = await buildCase(db, { centre, row: { status: 'support' } });
  await assignCurator(db, found.caseId, curatorId);
  schoolName = `Школа ${uniqueCode()}`;
  const executorId = await buildOrganisation(db, { name: schoolName, kind: 'education' });
  const items = [
    { dueOn: '2026-03-01', text: 'помощь в учёбе', executorId },
    { dueOn: '2026-03-02', text: 'консультация юриста' },
    { dueOn: '2099-12-31', text: 'летний отдых' },
    { dueOn: '2026-02-01', text: 'оформление пособия', status: 'done' as const },
  ];
  await buildPlanRows(db, found, { authorId: curatorId, items });
}, 300_000);
afterAll(() => screen.close());

const today = new Intl.DateTimeFormat('ru-RU').format(new Date());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${screen.address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function typeToday(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Дата' }).fill(today);
  await page.keyboard.press('Tab');
}

test('T-118 an entry «ухудшение» offers the consilium, stands on the chart, and its question waits for a meeting', async () => {
  const { page } = await screen.sitDown('curator');
  await open(page, `/cases/${found.caseId}/observation`);

  await page.getByRole('button', { name: 'Внести запись' }).click();
  await typeToday(page);
  await page.getByRole('radio', { name: 'ухудшение' }).check();
  await page.getByRole('textbox', { name: 'Комментарий' }).fill('Отец потерял работу');
  await page.getByRole('dialog').getByRole('button', { name: 'Внести запись' }).click();
  await page.getByRole('img', { name: /Состояние семьи.*ухудшение — 1/ }).waitFor();
  await page.getByRole('cell', { name: 'Отец потерял работу' }).waitFor();

  await page.getByRole('button', { name: 'Вынести на консилиум' }).click();
  const note = page.getByRole('textbox', { name: 'Что важно знать консилиуму' });
  expect(await note.inputValue()).toContain('Отец потерял работу');
  await page.getByRole('dialog').getByRole('button', { name: 'Поставить вопрос' }).click();
  await note.waitFor({ state: 'detached' });

  await open(page, `/cases/${found.caseId}/consilium`);
  await page.getByRole('heading', { name: 'Ход выполнения ИПССС' }).waitFor();
});

test('T-120 a consultation is written down with day, member of the family and topic', async () => {
  const { page } = await screen.sitDown('curator');
  await open(page, `/cases/${found.caseId}/observation`);

  await page.getByRole('button', { name: 'Записать консультацию' }).click();
  await typeToday(page);
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Записать консультацию' }).isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: 'С кем из семьи' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: 'Тема' }).fill('Порядок обжалования');
  await dialog.getByRole('button', { name: 'Записать консультацию' }).click();

  await page.getByRole('list', { name: 'Журнал консультирования' }).getByText('Порядок обжалования').waitFor();
});

test('T-079 a number of the control board opens the list of exactly those measures', async () => {
  const { page } = await screen.sitDown('head');
  await open(page, '/control');

  const byCase = page.getByRole('table', { name: 'Мероприятия по делам' });
  await byCase.getByRole('link', { name: `Просрочено, ${found.number}: 2` }).click();
  const list = page.getByRole('table', { name: 'Мероприятия' });
  await list.getByText('5.1 помощь в учёбе').waitFor();

  expect(await list.getByRole('row').count()).toBe(1 + 2);
  expect(await list.getByText('летний отдых').count()).toBe(0);
  await page.getByText('Всего 2', { exact: true }).waitFor();
});

test('T-116 the curator sees the open measures by date, filters by executor, and turns to the month', async () => {
  const { page } = await screen.sitDown('curator');
  await open(page, '/measures');
  const list = page.getByRole('table', { name: 'Мероприятия' });
  await list.getByText('5.3 летний отдых').waitFor();
  expect(await list.getByRole('link').allTextContents()).toEqual([
    '5.1 помощь в учёбе',
    '5.2 консультация юриста',
    '5.3 летний отдых',
  ]);

  await page.getByRole('combobox', { name: 'Все исполнители' }).click();
  await page.getByRole('option', { name: schoolName }).click();
  await list.getByText('5.3 летний отдых').waitFor({ state: 'detached' });
  expect(await list.getByRole('link').allTextContents()).toEqual(['5.1 помощь в учёбе']);

  await open(page, '/measures?month=2026-03');
  const month = page.getByRole('table', { name: 'Мероприятия по дням, Март 2026' });
  await month.getByRole('link', { name: /5\.1 помощь в учёбе/ }).waitFor();
  expect(await month.getByText('срок: просрочено').count()).toBe(2);
});

test('T-121 a curator opens the own effectiveness and no report of the centre', async () => {
  const { page } = await screen.sitDown('curator');
  await open(page, '/reports');

  const row = page.getByRole('table', { name: 'Результативность кураторов' }).getByRole('row').nth(1);
  await row.getByText('25 % (1)').waitFor();
  await row.getByText('50 % (2)').waitFor();
  expect(await page.getByRole('link', { name: 'Годовой отчёт Центра' }).count()).toBe(0);
  expect(screen.faults).toEqual([]);
});
