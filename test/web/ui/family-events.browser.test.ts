import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 47 });
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

const today = (): string => dateInZone(new Date(), 'Europe/Moscow').split('-').reverse().join('.');
const casePath = (): string => `/cases/${played.caseId}`;

test('T-092 the curator suspends the support: the page, the list and the task say so, nobody marks a measure, then it goes on', async () => {
  const page = await openPage(screen, 'curator', casePath());
  await page.getByRole('button', { name: 'Приостановить' }).click();
  const suspending = page.getByRole('dialog', { name: 'Приостановка сопровождения' });
  await suspending.getByRole('radio', { name: 'член семьи в больнице' }).check();
  await suspending.getByRole('textbox', { name: /^Причина/ }).fill('Мать в больнице до конца месяца');
  await suspending.getByRole('button', { name: 'Приостановить' }).click();
  await page.getByText(/^Сопровождение приостановлено с .*: член семьи в больнице$/).waitFor();

  await openPage(screen, 'curator', '/cases');
  await page.getByText('приостановлено').first().waitFor();
  const [held] = (await play.listTasks('curator')).filter((task) => task.isSuspended);
  if (!held) throw new Error('no task of a measure is held back');
  const answer = await play.openForm('curator', held.taskId);
  const refused = await screen.company.browsers.curator.post(`/api/tasks/${held.taskId}/complete`, {
    formVersion: answer.form.version,
    data: {},
  });
  expect([refused.status, refused.body]).toMatchObject([409, { error: { code: 'CASE_SUSPENDED' } }]);

  await openPage(screen, 'curator', casePath());
  await page.getByRole('button', { name: 'Возобновить' }).click();
  const resuming = page.getByRole('dialog', { name: 'Возобновление сопровождения' });
  await resuming.getByRole('textbox').fill('Мать дома');
  await resuming.getByRole('button', { name: 'Возобновить' }).click();
  await page.getByText('возобновлено: Мать дома').waitFor();
  expect((await play.listTasks('curator')).some((task) => task.isSuspended)).toBe(false);
});

test('T-094 the curator changes an address inside the district, and the former one stays to be read', async () => {
  const page = await openPage(screen, 'curator', casePath());
  await page.getByRole('button', { name: 'Изменить адрес' }).click();
  const dialog = page.getByRole('dialog', { name: 'Новый адрес в том же районе' });
  await dialog.getByRole('textbox', { name: 'Улица' }).fill('ул. Пушкина');
  await dialog.getByRole('textbox', { name: 'Дом' }).fill('17');
  await dialog.getByLabel('С какого числа').fill(today());
  await dialog.getByRole('button', { name: 'Изменить адрес' }).click();

  await page.getByText(/ул\. Пушкина, д\. 17/).waitFor();
  await page.getByText(`До ${today()}:`).waitFor();
  expect(await page.getByText('Событий не было.').count()).toBe(1);
});

test('T-093 a refusal taken by the clerk is the curator’s task, and the family may take it back', async () => {
  const page = await openPage(screen, 'intake', casePath());
  await page.getByRole('button', { name: 'Сообщить о событии' }).click();
  const dialog = page.getByRole('dialog', { name: 'Событие в семье' });
  await choose(dialog, 'Что произошло', 'Семья отказывается от сопровождения');
  await dialog.getByLabel('Дата события').fill(today());
  await dialog.getByRole('textbox', { name: 'Пояснение' }).fill('Сообщили по телефону');
  await dialog.getByRole('button', { name: 'Сообщить', exact: true }).click();
  await page.getByText('на рассмотрении').waitFor();
  await play.settle();

  const desk = await openTaskOf(screen, play, { player: 'curator', formKey: 'record-refusal' });
  await desk.page.getByText('Сообщили по телефону').waitFor();
  await desk.page.getByRole('radio', { name: /^отказа нет/ }).check();
  await desk.page.getByRole('textbox', { name: /Почему отказа нет/ }).fill('Семья передумала');
  await desk.submit();
  await expect
    .poll(async () => (await play.listTasks('curator')).some(({ formKey }) => formKey === 'record-refusal'))
    .toBe(false);

  const after = await openPage(screen, 'curator', casePath());
  await after.getByText('Семья передумала').waitFor();
  expect(await base('app.cases').where({ id: played.caseId }).first('status')).toEqual({ status: 'support' });
  expect(screen.faults).toEqual([]);
});

const base = (table: string) => screen.stand.db(table);
