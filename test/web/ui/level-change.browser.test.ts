import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, reportOnScreen } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

const CURATOR = 'Замятина';
const LEAVE = [...SUPPORT_FORMS, 'revise-plan'];

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  const { db } = screen.stand;
  await db('app.users').where({ id: screen.company.users.curator.userId }).update({ last_name: CURATOR });
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 63 });
  await play.work({ leave: LEAVE });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

/** What the head reads of the curator: load index, families in crisis and on the basic level. */
async function readLoad(): Promise<readonly string[]> {
  const board = await openPage(screen, 'head', '/curators');
  const row = board.getByRole('table', { name: 'Нагрузка кураторов' }).getByRole('row').filter({ hasText: CURATOR });
  await row.waitFor();
  const cells = await row.getByRole('cell').allInnerTexts();
  return cells.slice(1, 4);
}

/** The recommended end on the level of crisis: six months from the decision, which is of today (П1 п.4.8). */
const crisisEnd = (): string => russianDate(addMonths(dateInZone(new Date(), 'Europe/Moscow'), 6));

test(
  'T-082 decision а to the level of crisis: the term is proposed anew, the load of the curator follows',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    expect(await readLoad()).toEqual(['0,17', '0', '1']);
    await reportOnScreen(screen, {
      ...{ play, played, player: 'curator' },
      event: { kind: 'Нужен пересмотр ИПССС', note: 'В семье участились ссоры' },
    });
    const { desk, row } = await openDecision(screen, { play, played });
    await choose(row, 'Решение', /^а\) Откорректировать/);
    await row.getByRole('radio', { name: /^кризисный/ }).check();
    await row.getByRole('textbox', { name: 'Обоснование уровня' }).fill('Семья не справляется с конфликтом');
    await row.getByRole('textbox', { name: /Обоснование решения/ }).fill('Нужна частая помощь');
    await desk.submit();
    await play.work({ leave: LEAVE });

    const curator = await openTaskOf(screen, play, { player: 'curator', formKey: 'revise-plan' });
    const facts = curator.page.getByRole('region', { name: 'Сведения к задаче' });
    await facts.getByText('кризисный (был базовый)').waitFor();
    await facts.getByText(new RegExp(`рекомендуется до 6 мес\\..*до ${crisisEnd()}$`)).waitFor();
    const end = curator.page.getByRole('textbox', { name: 'Новая дата окончания программы' });
    expect(await end.inputValue()).toBe(crisisEnd());
    await curator.page.getByRole('textbox', { name: 'Причина корректировки' }).fill('Обстановка обострилась');
    await curator.page.getByRole('group', { name: 'Кто из семьи участвовал' }).getByRole('checkbox').first().check();
    await curator.submit();
    await play.work({ leave: LEAVE });

    expect(await readLoad()).toEqual(['0,25', '1', '0']);
  },
);

test('T-082 the plan, the card and the history say which level it was, which it is and until when', async () => {
  const page = await openPage(screen, 'head', `/cases/${played.caseId}/plan`);
  await choose(page.locator('body'), 'Сравнить с версией', /^Версия 1/);
  await page.getByText('Уровень: Базовый → Кризисный').waitFor();
  await page.getByText(new RegExp(`^Окончание программы: .* → ${crisisEnd()}$`)).waitFor();

  await openPage(screen, 'head', `/cases/${played.caseId}`);
  const curators = page.getByRole('region', { name: 'Кураторы' });
  await curators.getByText('Уровень по решению консилиума: Базовый, нагрузка 0,17').waitFor();
  await curators.getByText('Уровень по решению консилиума: Кризисный, нагрузка 0,25').waitFor();

  await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
  await page
    .getByText(/уровень базовый → кризисный/)
    .first()
    .waitFor();
  await page.getByText(/состояние учёта поставлена на учет → ИПССС скорректирована/).waitFor();
  expect(screen.faults).toEqual([]);
});
