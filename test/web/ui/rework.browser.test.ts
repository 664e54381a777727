import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { choose, openPage, openTaskOf, questionRow } from '../../support/screen-tasks.ts';

const ROUNDS = [
  { remarks: 'Уточнить сроки занятий с логопедом', answer: 'Сроки занятий согласованы с семьёй' },
  { remarks: 'Назвать, кто сопровождает ребёнка', answer: 'Ребёнка сопровождает бабушка' },
] as const;

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  played = await play.open({ ...STORY, index: 11, acceptance: ['rework', 'rework', 'accepted'] });
  await play.work({ leave: ['record-decisions'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

async function sendBack(remarks: string): Promise<void> {
  const director = await openTaskOf(screen, play, { player: 'director', formKey: 'record-decisions' });
  const row = await questionRow(director.page, played.number);
  await choose(row, 'Решение', 'Вернуть проект ИПССС на доработку');
  await row.getByRole('textbox', { name: 'Замечания для доработки' }).fill(remarks);
  await director.submit();
}

test('T-066 the curator mends the draft twice by the remarks of the consilium', { timeout: WHOLE_LIFE_MS }, async () => {
  for (const { remarks, answer } of ROUNDS) {
    await sendBack(remarks);
    await play.work({ leave: ['draft-plan'] });

    const curator = await openTaskOf(screen, play, { player: 'curator', formKey: 'draft-plan' });
    const facts = curator.page.getByRole('region', { name: 'Сведения к задаче' });
    await facts.getByText(remarks).waitFor();
    await curator.page.getByRole('textbox', { name: 'Обоснование уровня' }).fill(answer);
    await curator.submit();
    await play.work({ leave: ['record-decisions'] });
  }
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

  const page = await openPage(screen, 'curator', `/cases/${played.caseId}/plan`);
  await page.getByText(ROUNDS[1].answer).waitFor();
  await page.getByRole('combobox', { name: 'Версия плана' }).click();
  await page.getByRole('option', { name: /^Версия 3, действует/ }).waitFor();
  await page.getByRole('option', { name: /^Версия 2/ }).click();
  await page.getByText(ROUNDS[0].answer).waitFor();
  expect(screen.faults).toEqual([]);
});
