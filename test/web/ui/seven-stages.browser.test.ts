import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TaskRow } from '#contract/tasks';
import type { Story } from '../../../platform/demo/answers/answer.ts';
import type { Player } from '../../support/company.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';

const WHOLE_LIFE_MS = 900_000;

let screen: ScreenStand;

beforeAll(async () => {
  screen = await openScreenStand();
});
afterAll(() => screen.close());

const story: Story = {
  index: 2,
  category: 'disabled-child',
  level: 'basic',
  termMonths: 10,
  acceptance: ['accepted'],
  signature: 'signed',
  results: ['complete'],
  measures: ['5.1.1', '5.6.2', 'own-social'],
  extensionDays: 400,
};

/** The clerk fills the start form key by key. */
async function registerAppeal(): Promise<PlayedCase> {
  const { page } = await screen.sitDown('intake');
  await page.goto(`${screen.address}/appeals/new`);
  await page.getByRole('radio', { name: /заявление родителя/ }).check();
  await page.getByRole('radio', { name: /на бумаге/ }).check();
  await page.getByRole('radio', { name: 'родитель', exact: true }).check();
  await page.getByRole('textbox', { name: /С чем обратилась семья/ }).fill('Ребенку-инвалиду нужны занятия и лечение');
  await fillMember(0, ['Соколова', 'Ирина', 'Викторовна', '14.03.1991', 'мать']);
  await page.getByRole('button', { name: 'Добавить строку' }).click();
  await fillMember(1, ['Соколов', 'Павел', 'Андреевич', '02.09.2019', 'сын']);
  await page.getByRole('radio', { name: 'Неполная семья' }).check();
  await page.getByRole('button', { name: 'Зарегистрировать обращение' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const caseId = /\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const [number] = await screen.stand.db('app.cases').where({ id: caseId }).pluck('number');
  await page.getByText(String(number)).first().waitFor();
  return { caseId, number: String(number), story };
}

async function fillMember(
  row: number,
  [lastName, firstName, middleName, birthOn, kinship]: readonly [string, string, string, string, string],
) {
  const { page } = await screen.sitDown('intake');
  const line = page
    .getByRole('table')
    .getByRole('row')
    .nth(row + 1);
  await line.getByRole('textbox', { name: /Фамилия/ }).fill(lastName);
  await line.getByRole('textbox', { name: /Имя/ }).fill(firstName);
  await line.getByRole('textbox', { name: /Отчество/ }).fill(middleName);
  await line.getByRole('textbox', { name: /Дата рождения/ }).fill(birthOn);
  await line.getByRole('textbox', { name: /Степень родства/ }).fill(kinship);
}

/** Two forms are filled key by key; the others were filled before and left as drafts. */
async function complete(player: Player, task: TaskRow, filled: { formVersion: string; data: object }): Promise<void> {
  const desk = await screen.sitDown(player);
  if (task.formKey === 'assign-curator') {
    await desk.openTask(task, 'group');
    await desk.page.getByRole('radio', { name: /Базовый/i }).check();
    await desk.submit();
  } else if (task.formKey === 'mark-measure') {
    await desk.openTask(task, 'mine');
    await desk.page.getByRole('radio', { name: 'выполнено', exact: true }).check();
    await desk.page.getByRole('textbox', { name: /Результат/ }).fill('Помощь получена');
    await desk.submit();
  } else {
    await desk.completeDraft(task, filled);
  }
}

test(
  'T-045 T-048 T-105 one family goes through all seven stages to the archive on screen',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const play = new Play(screen.stand, screen.company, complete);
    const played = play.adopt(await registerAppeal());

    await play.work();
    for (let point = 0; point < 2; point += 1) {
      await play.fireTimers(played, 'Timer_ControlOpens');
      await play.work();
    }
    for (let month = 0; month < 3; month += 1) {
      await play.fireTimers(played, 'Timer_ObservationDue');
      await play.work();
    }

    // The curator was freed with the archive; the head keeps the cases of the unit.
    const { page } = await screen.sitDown('head');
    await page.goto(`${screen.address}/cases/${played.caseId}`);
    await page.getByText('Закрыто').first().waitFor();
    await page.getByText('в архиве, только чтение').waitFor();
    await page.getByRole('heading', { name: 'Завершение сопровождения' }).waitFor();
    await page.getByText('семья справляется').first().waitFor();
    await page.getByRole('button', { name: 'Повторное обращение' }).waitFor();
    expect(await page.getByRole('button', { name: 'Сменить куратора' }).count()).toBe(0);
    const sections = page.getByRole('navigation', { name: 'Разделы дела' });
    await sections.getByRole('link', { name: 'История' }).click();
    await page.getByText('Дело передано в архив').first().waitFor();
    await page
      .getByText(/решение — завершить с положительным результатом \(б\); заседание № /)
      .first()
      .waitFor();
    await page
      .getByText(/основание — цели сопровождения достигнуты/)
      .first()
      .waitFor();
    await page.goto(`${screen.address}/cases/${played.caseId}/timeline?theme=measures&order=oldest`);
    await page
      .getByText(/мероприятие \d\.\d «.+»; состояние в работе → выполнено/)
      .first()
      .waitFor();
    expect(await page.getByText('Принято решение консилиума').count()).toBe(0);
    await sections.getByRole('link', { name: 'Схема' }).click();
    await page.locator('.djs-container svg').first().waitFor();
    await sections.getByRole('link', { name: 'План' }).click();
    await page.getByText('информирование об учреждениях', { exact: false }).first().waitFor();

    const [row] = await screen.stand.db('app.cases').where({ id: played.caseId }).select('status', 'closing_ground');
    expect(row).toEqual({ status: 'closed', closing_ground: 'completed' });
    expect(new Set(play.completed).size).toBeGreaterThanOrEqual(20);
    expect(screen.faults).toEqual([]);
  },
);
