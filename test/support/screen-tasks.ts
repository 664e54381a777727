import type { Locator, Page } from 'playwright-core';
import type { Player } from './company.ts';
import type { Desk } from './desk.ts';
import type { Play } from './play-case.ts';
import type { ScreenStand } from './screen-stand.ts';

/** A person opens the one task of this form that stands in their lists. */
export async function openTaskOf(screen: ScreenStand, play: Play, given: { player: Player; formKey: string }): Promise<Desk> {
  const { player, formKey } = given;
  const [task, ...others] = (await play.listTasks(player)).filter((each) => each.formKey === formKey);
  if (!task || others.length > 0) throw new Error(`${player} has ${others.length + (task ? 1 : 0)} tasks ${formKey}`);
  const desk = await screen.sitDown(player);
  await desk.page.goto(`${screen.address}/tasks/${task.taskId}`);
  await desk.page.getByRole('heading', { name: task.name, level: 1 }).waitFor();
  await desk.page.locator('.app-form-footer').waitFor();
  return desk;
}

/** A person opens a page by its address. */
export async function openPage(screen: ScreenStand, player: Player, path: string): Promise<Page> {
  const { page } = await screen.sitDown(player);
  await page.goto(`${screen.address}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

/** Chooses in a list that opens below its field. */
export async function choose(place: Locator, name: string, option: string | RegExp): Promise<void> {
  await place.getByRole('combobox', { name }).click();
  await place.page().getByRole('option', { name: option }).click();
}

/** What the chairman writes beside one question on «Решения консилиума». */
export async function questionRow(page: Page, caseNumber: string): Promise<Locator> {
  const rows = page.getByRole('region', { name: 'Решения по вопросам' }).getByRole('group', { name: /^№ \d+$/ });
  await rows.first().waitFor();
  for (const row of await rows.all()) {
    if ((await row.getByRole('combobox', { name: 'Вопрос' }).inputValue()).startsWith(caseNumber)) return row;
  }
  throw new Error(`no row of the case ${caseNumber}`);
}

const HELP = ['Медицинская', 'Юридическая', 'Педагогическая', 'Психологическая', 'Социальная'];

/** Accepts a family on the basic level with every kind of help, as the chairman does it with clicks. */
export async function acceptFamily(row: Locator): Promise<void> {
  await choose(row, 'Решение', /принять семью на сопровождение/);
  for (const kind of HELP) await row.getByRole('checkbox', { name: `${kind} помощь` }).check();
  await row.getByRole('radio', { name: /^базовый/ }).check();
  await row.getByRole('textbox', { name: 'Обоснование уровня' }).fill('Семье нужны несколько учреждений');
}
