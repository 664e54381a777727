import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { assignCurator, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';

let screen: ScreenStand;
let found: TestCase;
let successor: TestUser;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  const { centre, users } = screen.company;
  found = await buildCase(db, { centre, registrarId: users.intake.userId });
  await assignCurator(db, found.caseId, users.curator.userId);
  successor = await buildUser(db, centre, 'curator', { last_name: 'Преемницына' });
  await buildUser(db, centre, 'curator', { last_name: 'Замещалова' });
}, 120_000);
afterAll(() => screen.close());

const today = (): string => dateInZone(new Date(), 'Europe/Moscow').split('-').reverse().join('.');

test('T-114 T-115 the head sees the loads and puts a successor in the curator’s place', async () => {
  const { page } = await screen.sitDown('head');
  await page.goto(`${screen.address}/curators`);
  await page.getByRole('table', { name: 'Нагрузка кураторов' }).waitFor();
  expect(await page.getByText('предлагается').count()).toBe(1);

  await page.goto(`${screen.address}/cases/${found.caseId}`);
  await page.getByRole('button', { name: 'Сменить куратора' }).click();
  const dialog = page.getByRole('dialog', { name: 'Смена куратора' });
  await dialog.getByRole('combobox', { name: 'Новый куратор' }).click();
  await page.getByRole('option', { name: /Преемницына/ }).click();
  await dialog.getByRole('combobox', { name: 'Причина смены' }).click();
  await page.getByRole('option', { name: 'увольнение' }).click();
  await dialog.getByLabel('Дата смены').fill(today());
  await dialog.getByRole('button', { name: 'Сменить куратора' }).click();
  await page.getByText('Куратор сменён').waitFor();

  await page.goto(`${screen.address}/cases/${found.caseId}/relations`);
  await page.getByRole('heading', { name: 'Передача дел между кураторами' }).waitFor();
  await page.getByText('смена куратора: кто теперь работает с семьей').waitFor();
  const current: unknown = await screen.stand
    .db('app.curator_assignments')
    .where({ case_id: found.caseId })
    .whereNull('to_at')
    .pluck('user_id');
  expect(current).toEqual([successor.userId]);
});

test('T-109 T-199 the head registers an objection and withdraws a consent, and the screen says what follows', async () => {
  const { page } = await screen.sitDown('head');
  await page.goto(`${screen.address}/cases/${found.caseId}/relations`);

  await page.getByRole('button', { name: 'Зарегистрировать возражение' }).click();
  const objection = page.getByRole('dialog', { name: 'Возражение семьи' });
  await objection.getByRole('combobox', { name: 'На что возражает семья' }).click();
  await page.getByRole('option', { name: 'работа куратора' }).click();
  await objection.getByLabel('Дата поступления').fill(today());
  await objection.getByRole('textbox', { name: 'Возражение' }).fill('Куратора сменили без нашего ведома');
  await objection.getByRole('button', { name: 'Зарегистрировать', exact: true }).click();
  await page.getByText('ждёт ответа директора').waitFor();

  await page.getByRole('button', { name: /Отозвать: .*передача сведений/ }).click();
  const withdrawal = page.getByRole('dialog', { name: 'Отзыв согласия' });
  await withdrawal.getByLabel('Дата отзыва').fill(today());
  await withdrawal.getByRole('button', { name: 'Отозвать согласие' }).click();
  await page.getByText('Передавать сведения другим органам нельзя').waitFor();

  expect(screen.faults).toEqual([]);
});

test('T-018 the head finds a substitute for a curator and calls it off again', async () => {
  const { page } = await screen.sitDown('head');
  await page.goto(`${screen.address}/substitutions`);

  await page.getByRole('button', { name: 'Назначить замещение' }).click();
  const drawer = page.getByRole('dialog', { name: 'Замещение' });
  await drawer.getByRole('combobox', { name: 'Кто отсутствует' }).fill('Преемницына');
  await page.getByRole('option', { name: /Преемницына/ }).click();
  await drawer.getByRole('combobox', { name: 'В какой роли' }).click();
  await page.getByRole('option', { name: 'Куратор' }).click();
  await drawer.getByRole('combobox', { name: 'Кто замещает' }).fill('Замещалова');
  await page.getByRole('option', { name: /Замещалова/ }).click();
  await drawer.getByLabel('С даты').fill(today());
  await drawer.getByLabel('По дату').fill('31.12.2099');
  await drawer.getByLabel('Приказ или иное основание').fill('приказ № 15');
  await drawer.getByRole('button', { name: 'Назначить замещение' }).click();
  await page.getByText('действует').waitFor();

  await page.getByRole('button', { name: /Прекратить: / }).click();
  const ending = page.getByRole('dialog', { name: 'Прекратить замещение' });
  await ending.getByLabel('Последний день').fill(today());
  await ending.getByRole('button', { name: 'Прекратить замещение' }).click();
  await page.getByText('Замещение прекращено').waitFor();

  const ends: unknown = await screen.stand.db('app.substitutions').where({ absent_user_id: successor.userId }).pluck('to_on');
  expect(ends).toEqual([dateInZone(new Date(), 'Europe/Moscow')]);
});
