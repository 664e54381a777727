import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCAN, SCAN_NAME } from '../../../platform/demo/answers/scans.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openDecision, reportOnScreen, typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';
import type { Player } from '../../support/company.ts';

const EVENT = { kind: 'Семья отказывается от сопровождения', note: 'Мать просит больше не приходить' };

let screen: ScreenStand;
let play: Play;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

/** The refusal is written down once its scan is there, and not before. */
async function recordRefusal(player: Player): Promise<void> {
  const desk = await openTaskOf(screen, play, { player, formKey: 'record-refusal' });
  const { page } = desk;
  await page.getByText(EVENT.note).waitFor();
  await page.locator('.app-form-footer button[type="submit"]').click();
  await page.getByRole('alert').getByText('Заполните поле «Скан письменного отказа»').first().waitFor();
  const scan = { name: SCAN_NAME, mimeType: 'application/pdf', buffer: Buffer.from(SCAN) };
  await page.locator('input[type="file"]').setInputFiles(scan);
  await page
    .getByRole('combobox', { name: 'Скан письменного отказа' })
    .and(page.locator(`[value="${SCAN_NAME}"]`))
    .waitFor();
  await desk.submit();
  await play.settle();
}

test.each([
  { stage: 'II', recorder: 'head', index: 62, leave: ['assign-curator'] },
  {
    stage: 'III',
    recorder: 'curator',
    index: 63,
    leave: ['collect-documents', 'home-survey', 'record-methods', 'initial-diagnostics'],
  },
] as const)(
  'T-093 a written refusal in stage $stage, taken by the clerk and recorded by the $recorder, closes the case without the register',
  { timeout: WHOLE_LIFE_MS },
  async ({ recorder, index, leave }) => {
    const played = await play.open({ ...STORY, index });
    await play.work({ leave });
    await reportOnScreen(screen, { ...{ play, played }, player: 'intake', event: EVENT });

    await recordRefusal(recorder);
    await play.work();

    const card = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await card.getByText('Дело закрыто. Действий не требуется.').waitFor();
    await card.getByText('сопровождение не начато').waitFor();
    await card.getByText(`Письменный отказ от ${typedToday()}, скан в документах дела`).waitFor();
    await card.getByText(`${typedToday()}, отказ семьи до постановки на учёт`).waitFor();
    await card.getByText('На ведомственный учёт семья не ставилась.').waitFor();
    await card.getByText(/^Срок утверждения ИПССС \(до .*\) снят\.$/).waitFor();
    expect(await card.getByText('Запись в реестре').count()).toBe(0);
    const register = await openPage(screen, 'director', '/register');
    await register.getByText('На учёте пока никого нет').waitFor();
    expect(await play.listTasks('curator')).toEqual([]);
  },
);

test(
  'T-091 T-093 a written refusal in stage V is decided as в, with its scan at hand, and no support follows',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const played: PlayedCase = await play.open({ ...STORY, index: 64 });
    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
    await reportOnScreen(screen, { ...{ play, played }, player: 'curator', event: EVENT });
    await recordRefusal('curator');

    const { desk, row } = await openDecision(screen, { play, played });
    await choose(row, 'Решение', /^в\) Завершить сопровождение досрочно/);
    expect(await row.getByRole('radio', { name: 'письменный отказ семьи от сопровождения' }).isChecked()).toBe(true);
    expect(await row.getByRole('combobox', { name: 'Скан письменного отказа' }).inputValue()).toBe(SCAN_NAME);
    expect(await row.getByRole('textbox', { name: /^Новый муниципальный район/ }).count()).toBe(0);
    await desk.submit();
    await play.work();

    const card = await openPage(screen, 'head', `/cases/${played.caseId}`);
    await card.getByText('Дело закрыто. Действий не требуется.').waitFor();
    await card.getByText(/^№ .*, снята .*, отказ семьи$/).waitFor();
    await card.getByText(/^заседание № .*, протокол № /).waitFor();
    await card.getByText(`${typedToday()}: решено завершить сопровождение досрочно`).waitFor();
    expect(await card.getByText(/постсопровождени/i).count()).toBe(0);
    expect(screen.faults).toEqual([]);
  },
);
