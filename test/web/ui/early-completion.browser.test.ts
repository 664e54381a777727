import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

const CURATOR = 'Замятина';
const MARK = 'mark-measure';
const OBSERVATION = 'post-support-observation';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  await db('app.users').where({ id: screen.company.users.curator.userId }).update({ last_name: CURATOR });
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 62 });
  await play.work({ leave: [MARK] });
  const marks = (await play.listTasks('curator')).filter(({ formKey }) => formKey === MARK);
  for (const task of marks.slice(1)) await play.fill('curator', task);
  await play.settle();
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

const casePath = (): string => `/cases/${played.caseId}`;

test('T-096 the curator asks for the early assessment once the last measure has its mark', async () => {
  const page = await openPage(screen, 'curator', casePath());
  const button = page.getByRole('button', { name: 'Досрочная оценка' });
  await page.getByText('возможна, когда у всех мероприятий есть отметка').waitFor();
  expect(await button.isDisabled()).toBe(true);

  const marking = await openTaskOf(screen, play, { player: 'curator', formKey: MARK });
  await page.getByRole('radio', { name: 'выполнено', exact: true }).check();
  await page.getByRole('textbox', { name: /Результат/ }).fill('Семья справляется сама');
  await marking.submit();
  await openPage(screen, 'curator', casePath());
  await button.click();
  await page.getByText('Досрочная оценка результатов').waitFor();
  await page.getByText('на рассмотрении').waitFor();
  await page.getByText('запрошена, решает консилиум').waitFor();
  expect(await button.isDisabled()).toBe(true);
  await play.settle();

  const news = await openPage(screen, 'secretary', '/notifications');
  const notice = news.getByRole('listitem').filter({ hasText: 'По делу нужно внеочередное рассмотрение консилиума' });
  await notice.getByRole('link', { name: played.number }).waitFor();
});

test(
  'T-090 T-096 the consilium decides б and ticks what was reached; without a result it may not',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { desk, row } = await openDecision(screen, { play, played });
    await choose(row, 'Решение', /^б\) Завершить/);
    await row.getByRole('textbox', { name: /Обоснование решения/ }).fill('Цели программы достигнуты');
    await desk.page.locator('.app-form-footer button[type="submit"]').click();
    await desk.page.getByRole('alert').filter({ hasText: 'результат' }).first().waitFor();
    await row.getByRole('checkbox', { name: 'преодоление семейного неблагополучия' }).check();
    await row.getByRole('checkbox', { name: 'сохранение семьи для ребенка' }).check();
    await desk.submit();
    await play.work({ leave: [OBSERVATION] });

    const page = await openPage(screen, 'head', `${casePath()}/consilium`);
    await page.getByText('преодоление семейного неблагополучия; сохранение семьи для ребенка').waitFor();
    await openPage(screen, 'head', casePath());
    const ending = page.getByRole('region', { name: 'Завершение сопровождения' });
    await ending.getByText(new RegExp(`снята ${typedToday()}, `)).waitFor();
    await page.getByText('решено завершить сопровождение с положительным результатом').waitFor();
  },
);

test(
  'T-099 T-123 the same curator observes the family for three months, and the case goes to the archive',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    for (const state of ['улучшается', 'без изменений', 'без изменений']) {
      expect(await play.fireTimers(played, 'Timer_ObservationDue')).toBe(1);
      const curator = await openTaskOf(screen, play, { player: 'curator', formKey: OBSERVATION });
      await curator.page.getByRole('radio', { name: 'посещение семьи' }).check();
      await curator.page.getByRole('radio', { name: state }).check();
      await curator.page.getByRole('textbox', { name: 'Принятые меры' }).fill('Беседа с матерью');
      await curator.submit();
      await play.work({ leave: [OBSERVATION] });
    }

    const page = await openPage(screen, 'head', casePath());
    await page.getByText('в архиве, только чтение').waitFor();
    const diary = page.getByRole('table', { name: 'Дневник наблюдений' });
    await diary.waitFor();
    expect(await diary.getByRole('row').filter({ hasText: 'посещение семьи' }).count()).toBe(3);
    await openPage(screen, 'head', `${casePath()}/timeline`);
    const observed = page.getByRole('listitem').filter({ hasText: 'Внесено наблюдение постсопровождения' });
    await observed.first().waitFor();
    expect(await observed.filter({ hasText: CURATOR }).count()).toBe(3);
    expect(screen.faults).toEqual([]);
  },
);
