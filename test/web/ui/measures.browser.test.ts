import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openPage, openTaskOf } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

/** A class measure that nobody has a group for, and a memo. */
beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({
    index: 3,
    category: 'disabled-child',
    level: 'basic',
    termMonths: 10,
    acceptance: ['accepted'],
    signature: 'signed',
    results: ['complete'],
    measures: ['5.1.4', '5.6.1'],
    extensionDays: 400,
  });
  await play.work({ leave: ['choose-class', 'hand-memo', 'mark-measure', 'class-attendance'] });
}, 300_000);
afterAll(() => screen.close());

/** The day of the test as people type it. */
const typedToday = (): string => dateInZone(new Date(), 'Europe/Moscow').split('-').reverse().join('.');

test('T-073 T-075 the curator makes a group for a class measure, marks who came, and the measure is closed by it', async () => {
  const choosing = await openTaskOf(screen, play, { player: 'curator', formKey: 'choose-class' });
  const { page } = choosing;
  await page.getByRole('radio', { name: 'в новую группу' }).check();
  await page.getByRole('textbox', { name: 'Название группы' }).fill('Школа родителя');
  await page.getByRole('textbox', { name: 'Кто ведет занятия' }).fill('Психолог центра');
  await page.getByRole('textbox', { name: 'Место занятий' }).fill('Кабинет 7');
  await page.getByRole('button', { name: /^Добавить занятие/ }).click();
  await page.getByRole('textbox', { name: /^День/ }).fill(typedToday());
  await page.getByRole('textbox', { name: /^Начало/ }).fill('17:30');
  await page.getByRole('textbox', { name: /^Тема/ }).fill('Уход за ребенком');
  await choosing.submit();
  await play.settle();

  const classes = await openPage(screen, 'curator', '/classes');
  await classes.getByRole('link', { name: 'Школа родителя' }).click();
  await classes.getByRole('button', { name: /^Отметить посещаемость/ }).click();
  const sheet = classes.getByRole('dialog');
  await sheet.getByRole('radiogroup').first().waitFor();
  for (const person of await sheet.getByRole('radiogroup').all())
    await person.getByRole('radio', { name: 'был(а)', exact: true }).check();
  await sheet.getByRole('button', { name: 'Сохранить отметки' }).click();
  await classes.getByText('были: 1').waitFor();

  await play.fireTimers(played, 'Timer_ClassEnds');
  const closing = await openTaskOf(screen, play, { player: 'curator', formKey: 'class-attendance' });
  await closing.page.getByText('посещено занятий: 1 из 1').waitFor();
  await closing.page.getByRole('textbox', { name: /^Результат/ }).fill('Мать освоила приемы ухода');
  await closing.submit();
  await play.settle();

  const measures = await openPage(screen, 'curator', `/cases/${played.caseId}/measures`);
  const card = measures.getByRole('article').filter({ hasText: 'Школа родителя' });
  await card.getByText('Мать освоила приемы ухода').waitFor();
  expect(await card.getByText('Выполнено', { exact: true }).count()).toBe(1);
  expect(await card.getByText('1 из 1').count()).toBe(1);
  expect(screen.faults).toEqual([]);
});

test('T-073 the head reads the measures of a family of the unit, each with its memo and term', async () => {
  const page = await openPage(screen, 'head', `/cases/${played.caseId}/measures`);

  await page.getByText('Без отметки: 1').click();
  const card = page.getByRole('article');
  await card.getByText('Памятка').waitFor();

  expect(await card.count()).toBe(1);
  expect(await card.getByText('На кого направлено').count()).toBe(1);
  expect(screen.faults).toEqual([]);
});
