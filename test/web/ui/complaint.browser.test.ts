import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { typedToday } from '../../support/screen-events.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf } from '../../support/screen-tasks.ts';

const COMPLAINT = 'Куратор не отвечает на звонки';
const ANSWER = 'С куратором проведена беседа, время для звонков согласовано с семьёй';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 67 });
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

/** Stages, next action and open tasks, as the curator reads them. */
async function readState(): Promise<readonly string[]> {
  const page = await openPage(screen, 'curator', `/cases/${played.caseId}`);
  const tasks = page.getByRole('region', { name: 'Открытые задачи' });
  const stages = page.getByRole('list', { name: 'Этапы сопровождения' });
  return [await stages.innerText(), await tasks.innerText()];
}

test(
  'T-109 a complaint during support is registered by the clerk and answered by the director, and the support stays as it was',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const before = await readState();
    const page = await openPage(screen, 'intake', `/cases/${played.caseId}/relations`);
    await page.getByRole('button', { name: 'Зарегистрировать возражение' }).click();
    const dialog = page.getByRole('dialog', { name: 'Возражение семьи' });
    await choose(dialog, 'На что возражает семья', 'работа куратора');
    await dialog.getByLabel('Дата поступления').fill(typedToday());
    await dialog.getByRole('textbox', { name: 'Возражение' }).fill(COMPLAINT);
    await dialog.getByRole('button', { name: 'Зарегистрировать', exact: true }).click();
    await page.getByText('ждёт ответа директора').waitFor();
    await play.settle();

    const desk = await openTaskOf(screen, play, { player: 'director', formKey: 'answer-objection' });
    await desk.page.getByText(COMPLAINT).waitFor();
    await desk.page.getByRole('textbox', { name: /^Ответ/ }).fill(ANSWER);
    await desk.submit();
    await play.settle();

    const answered = await openPage(screen, 'intake', `/cases/${played.caseId}/relations`);
    const complaint = answered.getByRole('listitem').filter({ hasText: COMPLAINT });
    await complaint.getByText('дан ответ').waitFor();
    await complaint.getByText(new RegExp(`^Ответ от ${typedToday()}, .*: ${ANSWER}$`)).waitFor();
    expect(await readState()).toEqual(before);
    expect(before[0]).toContain('идёт с');
    const history = await openPage(screen, 'head', `/cases/${played.caseId}/timeline`);
    await history.getByText('Дан ответ на возражение семьи').waitFor();
    expect(screen.faults).toEqual([]);
  },
);
