import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { openPage } from '../../support/screen-tasks.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';

let screen: ScreenStand;

beforeAll(async () => {
  screen = await openScreenStand();
});
afterAll(() => screen.close());

/** The first of January makes the age certain on any day of the year. */
const bornYearsAgo = (age: number): string => `01.01.${Number(dateInZone(new Date(), 'Europe/Moscow').slice(0, 4)) - age}`;

test('T-022 the clerk is refused an applicant of 13 at the field, and registers one of 15 with the case of article 26', async () => {
  const page = await openPage(screen, 'intake', '/appeals/new');
  const send = () => page.getByRole('button', { name: 'Зарегистрировать обращение' }).click();
  const minorCase = page.getByRole('textbox', { name: /В каком случае несовершеннолетний вправе обратиться сам/ });
  const representative = page.getByRole('group', { name: 'Законный представитель несовершеннолетнего' });
  const applicant = page.getByRole('table').getByRole('row').nth(1);

  await page.getByRole('radio', { name: /заявление несовершеннолетнего/ }).check();
  await page.getByRole('radio', { name: /на бумаге/ }).check();
  await representative.getByRole('textbox', { name: /Ф. И. О. или орган опеки/ }).fill('Сабирова Алсу Ринатовна');
  await representative.getByRole('textbox', { name: 'Кем приходится' }).fill('мать');
  await page.getByRole('textbox', { name: /С чем обратил/ }).fill('Нужна помощь с учёбой и питанием');
  await applicant.getByRole('textbox', { name: /Фамилия/ }).fill('Сабиров');
  await applicant.getByRole('textbox', { name: /Имя/ }).fill('Тимур');
  await applicant.getByRole('textbox', { name: /Дата рождения/ }).fill(bornYearsAgo(13));
  await applicant.getByRole('textbox', { name: /Степень родства/ }).fill('сын');
  await applicant.getByRole('checkbox', { name: /Заявитель/ }).check();
  await send();
  await page
    .getByRole('alert')
    .getByText(/Заполните поле «В каком случае/)
    .waitFor();

  await minorCase.fill('Распоряжается своим заработком');
  await send();
  await applicant.getByText('Несовершеннолетний обращается сам с 14 лет').waitFor();
  expect(await screen.stand.db('app.cases').where({ centre_id: screen.company.centre.centreId })).toEqual([]);

  await applicant.getByRole('textbox', { name: /Дата рождения/ }).fill(bornYearsAgo(15));
  await send();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  await page
    .getByText(/заявление несовершеннолетнего/)
    .first()
    .waitFor();
  expect(screen.faults).toEqual([]);
});
