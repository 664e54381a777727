import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, reportOnScreen, typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

const NOTE = 'Ребёнок помещён в социальный приют по акту';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 65 });
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

/** What stands on the plan and on the measures, as the curator reads it. */
async function readSupport(): Promise<readonly string[]> {
  const plan = await openPage(screen, 'curator', `/cases/${played.caseId}/plan`);
  await plan.getByRole('definition').filter({ hasText: 'Действует' }).waitFor();
  // The review itself and the register stand below the version and may say that there was one.
  const [version = ''] = (await below(plan)).split(/\n(?:Оценка результатов|Ведомственный учёт)/);
  const measures = await openPage(screen, 'curator', `/cases/${played.caseId}/measures`);
  // The buttons come when the page knows the person's rights, after the measures themselves.
  await measures.getByRole('button', { name: 'Написать письмо' }).nth(2).waitFor();
  return [version, await below(measures)];
}

/** The text of a page under the line of its tabs. */
const below = async (page: Page): Promise<string> => {
  const text = await page.getByRole('main').innerText();
  return text.slice(text.indexOf('Схема'));
};

test(
  'T-097 a child is removed: the consilium is called, decides to go on, and nothing of the support has changed',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const before = await readSupport();
    const page = await reportOnScreen(screen, {
      ...{ play, played, player: 'curator' },
      event: { kind: 'Ребёнок изъят из семьи или передан в организацию', note: NOTE, person: ['Ребёнок', /14\.10\.|20\d\d$/] },
    });
    await page.getByRole('listitem').filter({ hasText: NOTE }).getByText('на рассмотрении').waitFor();
    expect(await page.getByText('Сопровождение приостановлено').count()).toBe(0);
    const notices = await openPage(screen, 'secretary', '/notifications');
    await notices.getByRole('listitem').filter({ hasText: played.number }).first().waitFor();
    const information = await openTaskOf(screen, play, { player: 'curator', formKey: 'review-information' });
    await information.page.getByText(NOTE).first().waitFor();

    const { desk, row } = await openDecision(screen, { play, played });
    await desk.page.getByText(NOTE).waitFor();
    await choose(row, 'Решение', 'Продолжить сопровождение без изменений');
    await row.getByRole('textbox', { name: /Обоснование решения/ }).fill('Ребёнок вернётся в семью через месяц');
    await desk.submit();
    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

    const card = await openPage(screen, 'curator', `/cases/${played.caseId}`);
    await card.getByText(`${typedToday()}: сопровождение продолжается без изменений`).waitFor();
    expect(await card.getByText('рассмотрено', { exact: true }).count()).toBe(1);
    expect(await card.getByText('Приостановки').count()).toBe(0);
    expect(await readSupport()).toEqual(before);
    const history = await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
    await history.getByText(/решение — продолжить без изменений; .*«Ребёнок вернётся в семью через месяц»/).waitFor();
    expect(screen.faults).toEqual([]);
  },
);
