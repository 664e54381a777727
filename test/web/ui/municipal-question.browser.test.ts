import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareMunicipalConsilium } from '../../support/factories.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openPage, openTaskOf } from '../../support/screen-tasks.ts';

const QUESTION = 'Ни одна организация района не берётся за занятия с ребёнком';
const ANSWER = 'Управлению образования назначить ответственного за занятия';
const DONE = 'Ответственный назначен, занятия внесены в программу';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  await shareMunicipalConsilium(screen.stand.db, screen.company.district);
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 66 });
  await play.work({ leave: ['draft-plan'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

async function raise(): Promise<void> {
  const page = await openPage(screen, 'curator', `/cases/${played.caseId}/consilium`);
  await page.getByRole('button', { name: 'Вынести вопрос', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Вопрос муниципальному консилиуму' });
  await dialog.getByText('Сроки дела не приостанавливаются').waitFor();
  await dialog.getByRole('textbox', { name: 'В чём сложность' }).fill(QUESTION);
  await dialog.getByRole('textbox', { name: /Каких органов/ }).fill('Управление образования');
  await dialog.getByRole('button', { name: 'Передать директору' }).click();
  await page.getByText('ждёт решения директора').waitFor();
  await play.settle();
}

async function confirm(): Promise<void> {
  const desk = await openTaskOf(screen, play, { player: 'director', formKey: 'confirm-municipal-question' });
  await desk.page.getByText(QUESTION).waitFor();
  await desk.page.getByRole('radio', { name: 'вынести вопрос', exact: true }).check();
  await desk.submit();
  await play.settle();
}

async function answer(): Promise<void> {
  const desk = await openTaskOf(screen, play, { player: 'secretary', formKey: 'municipal-answer' });
  await desk.page.getByText(QUESTION).waitFor();
  await desk.page.getByRole('textbox', { name: /^Что рекомендовано/ }).fill(ANSWER);
  await desk.submit();
  await play.settle();
}

async function consider(): Promise<void> {
  const desk = await openTaskOf(screen, play, { player: 'curator', formKey: 'consider-municipal-answer' });
  await desk.page.getByText(ANSWER).waitFor();
  await desk.page.getByRole('radio', { name: 'учтено полностью' }).check();
  await desk.page.getByRole('textbox', { name: /^Что сделано и почему/ }).fill(DONE);
  await desk.submit();
  await play.settle();
}

test(
  'T-103 T-104 in stage III a question goes to the municipal consilium and back, and the missed term names it as the cause',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    await raise();
    await confirm();
    expect(await play.fireTimers(played, 'Timer_PlanOverdue')).toBe(1);
    const page = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await page
      .getByText(
        new RegExp(
          `^Причина: муниципальный консилиум, вопрос № .*, с ${typedToday()}, ответа ещё нет\\. Срок не приостанавливался\\.$`,
        ),
      )
      .waitFor();
    await page.getByText(/^Просрочка: .*сработало$/).waitFor();

    await answer();
    await consider();

    const card = await openPage(screen, 'curator', `/cases/${played.caseId}/consilium`);
    await card.getByText(new RegExp(`муниципальный консилиум, вопрос № .*, ${typedToday()} – ${typedToday()}\\.`)).waitFor();
    await card.getByText('решение учтено', { exact: true }).waitFor();
    await card.getByText(`Решение от ${typedToday()}: ${ANSWER}`).waitFor();
    await card.getByText(`Решение учтено полностью: ${DONE}`).waitFor();
    expect(
      await card.getByRole('listitem').filter({ hasText: 'III. Сбор и анализ информации' }).getAttribute('aria-current'),
    ).toBe('step');
  },
);

test('T-103 in stage V the same way is open, and the measures go on beside it', { timeout: WHOLE_LIFE_MS }, async () => {
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
  const before = await play.listTasks('curator');
  await raise();
  const during = await play.listTasks('curator');
  await confirm();
  await answer();
  await consider();

  expect(during).toEqual(before);
  expect(await play.listTasks('curator')).toEqual(before);
  const page = await openPage(screen, 'head', `/cases/${played.caseId}/consilium`);
  await page.getByText('решение учтено', { exact: true }).nth(1).waitFor();
  const history = await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
  await history.getByText('Решение муниципального консилиума учтено').first().waitFor();
  expect(screen.faults).toEqual([]);
});
