import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { plusDays } from '../../../platform/demo/answers/answer.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, reportOnScreen } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

const LEAVE = [...SUPPORT_FORMS, 'record-decisions', 'revise-plan'];
const INFORMATION = 'review-information';
const [FIRST, SECOND] = [
  { removed: 'Помощь в сборе документов', why: 'Выплаты уже назначены', added: 'Беседы об отдыхе детей летом', days: 400 },
  { removed: 'Занятия с ребенком по школьной', why: 'Занимается школа', added: 'Встречи с другими семьями', days: 500 },
] as const;

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  const measures = ['5.6.2', 'own-legal', 'own-pedagogical'];
  played = await play.open({ ...STORY, index: 61, results: ['extend'], measures });
  await play.work({ leave: SUPPORT_FORMS });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

const inDays = (days: number): string => plusDays(dateInZone(new Date(), 'Europe/Moscow'), days).split('-').reverse().join('.');

/** The chairman decides а, the curator takes one running measure out and adds another, the version comes into force. */
async function reviseOnScreen({ removed, why, added, days }: typeof FIRST | typeof SECOND): Promise<void> {
  const { desk, row } = await openDecision(screen, { play, played });
  await choose(row, 'Решение', /^а\) Откорректировать/);
  await row.getByRole('textbox', { name: /Обоснование решения/ }).fill('Семье нужна другая помощь');
  await desk.submit();
  await play.work({ leave: LEAVE });

  const curator = await openTaskOf(screen, play, { player: 'curator', formKey: 'revise-plan' });
  const { page } = curator;
  await page.getByRole('textbox', { name: 'Причина корректировки' }).fill('Семья просит о другой помощи');
  await page.getByRole('textbox', { name: 'Новая дата окончания программы' }).fill(inDays(days));
  await page.getByRole('button', { name: 'Добавить строку: Исключаемые мероприятия' }).click();
  const outOf = page.getByRole('region', { name: 'Исключаемые мероприятия' });
  await choose(outOf, 'Мероприятие', new RegExp(removed));
  await outOf.getByRole('textbox', { name: /Причина исключения/ }).fill(why);
  await page.getByRole('button', { name: 'Добавить строку: Новые мероприятия' }).click();
  const measure = page.getByRole('region', { name: 'Новые мероприятия' }).getByRole('group', { name: '№ 1' });
  await measure.getByRole('textbox', { name: 'Мероприятие своими словами' }).fill(added);
  await choose(measure, 'Вид помощи', 'Социальная помощь');
  await page.getByText('Семья не получает помощи, положенной ребенку').waitFor();
  await measure.getByRole('textbox', { name: 'Номер проблемы' }).fill('1');
  await measure.getByRole('group', { name: 'На кого направлено' }).getByRole('checkbox').first().check();
  await choose(measure, 'Ответственный исполнитель', /наш центр/);
  await measure.getByRole('textbox', { name: 'Срок исполнения' }).fill(inDays(60));
  await page.getByRole('group', { name: 'Кто из семьи участвовал' }).getByRole('checkbox').first().check();
  await curator.submit();
  await play.work({ leave: LEAVE });
}

/** Control points come until the curator is asked to inform the consilium. */
async function reachTermEnd(): Promise<void> {
  const isAsked = async () => (await play.listTasks('curator')).some(({ formKey }) => formKey === INFORMATION);
  while (!(await isAsked())) {
    expect(await play.fireTimers(played, 'Timer_ControlOpens')).toBe(1);
    await play.work({ leave: [...SUPPORT_FORMS, INFORMATION] });
  }
}

/** The curator's list: the task of each measure by its words. */
async function openMeasureTasks() {
  const page = await openPage(screen, 'curator', '/tasks?scope=mine');
  const rows = page.getByRole('table').getByRole('row');
  const rowOf = (text: string) => rows.filter({ hasText: text });
  const addressOf = async (text: string) => rowOf(text).getByRole('link').getAttribute('href');
  return { rowOf, addressOf };
}

const LETTER = /^Письмо № \S+ от/;

test('T-081 T-088 two corrections of a programme that runs', { timeout: 2 * WHOLE_LIFE_MS }, async () => {
  const before = await openMeasureTasks();
  const addressBefore = await before.addressOf('содействие в медицинском обследовании');
  const measures = await openPage(screen, 'curator', `/cases/${played.caseId}/measures`);
  const letterBefore = await measures.getByRole('term').filter({ hasText: LETTER }).innerText();

  await reportOnScreen(screen, {
    ...{ play, played, player: 'curator' },
    event: { kind: 'Нужен пересмотр ИПССС', note: 'Семья просит о другой помощи' },
  });
  await reviseOnScreen(FIRST);
  const between = await openMeasureTasks();
  await between.rowOf(FIRST.added).waitFor();
  expect(await between.rowOf(FIRST.removed).count()).toBe(0);
  const addressOfAdded = await between.addressOf(FIRST.added);

  await reachTermEnd();
  await reviseOnScreen(SECOND);
  const after = await openMeasureTasks();
  await after.rowOf(SECOND.added).waitFor();
  expect(await after.rowOf(SECOND.removed).count()).toBe(0);
  expect(await after.addressOf('содействие в медицинском обследовании')).toBe(addressBefore);
  expect(await after.addressOf(FIRST.added)).toBe(addressOfAdded);

  await openPage(screen, 'curator', `/cases/${played.caseId}/measures`);
  for (const { removed, why } of [FIRST, SECOND]) {
    const card = measures.getByRole('article').filter({ hasText: removed });
    await card.getByText('Исключено', { exact: true }).waitFor();
    await card.getByText(why).waitFor();
  }
  expect(await measures.getByRole('term').filter({ hasText: LETTER }).allInnerTexts()).toEqual([letterBefore]);
});

test('T-088 the head reads what each version changed, and the history says what left the plan and why', async () => {
  const page = await openPage(screen, 'head', `/cases/${played.caseId}/plan`);
  await choose(page.locator('body'), 'Сравнить с версией', /^Версия 1/);
  await page.getByText('Версия 3 по сравнению с версией 1').waitFor();
  for (const { removed, why, added } of [FIRST, SECOND]) {
    await page
      .getByRole('listitem')
      .filter({ hasText: removed })
      .filter({ hasText: `Причина: ${why}` })
      .waitFor();
    await page.getByRole('listitem').filter({ hasText: added }).waitFor();
  }

  await openPage(screen, 'head', `/cases/${played.caseId}/timeline?theme=measures`);
  for (const { why } of [FIRST, SECOND]) {
    await page.getByText(new RegExp(`^Мероприятие исключено.*${why}`)).waitFor();
  }

  await openPage(screen, 'head', `/cases/${played.caseId}`);
  await page.getByRole('region', { name: 'Открытые задачи' }).getByText(SECOND.added).waitFor();
  // A clerk sees that tasks are open, not what the programme does for the family.
  const card = await openPage(screen, 'intake', `/cases/${played.caseId}`);
  const open = card.getByRole('region', { name: 'Открытые задачи' });
  await open.getByText('Отметить выполнение и результат').first().waitFor();
  expect(await open.getByText(SECOND.added).count()).toBe(0);
  expect(screen.faults).toEqual([]);
});
