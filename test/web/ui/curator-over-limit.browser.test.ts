import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignCurator, buildCase, buildFamily } from '../../support/factories.ts';
import { Play } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openPage, openTaskOf } from '../../support/screen-tasks.ts';

/** A full load on the basic level (П1 п.5.6). */
const FULL = 6;

let screen: ScreenStand;
let play: Play;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  const { db } = screen.stand;
  const { centre, users } = screen.company;
  for (let family = 0; family < FULL; family += 1) {
    const { caseId } = await buildCase(db, {
      centre,
      family: await buildFamily(db, centre),
      registrarId: users.intake.userId,
      row: { status: 'support' },
    });
    await assignCurator(db, caseId, users.curator.userId);
  }
  await play.open({ ...STORY, index: 15 });
  await play.work({ leave: ['assign-curator'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test('T-112 T-048 the head who gives a full curator one more family is asked why, and the load board shows the index', async () => {
  const head = await openTaskOf(screen, play, { player: 'head', formKey: 'assign-curator' });
  const reason = head.page.getByRole('textbox', { name: 'Причина назначения сверх рекомендуемой нагрузки' });
  await head.page.getByText(/нагрузка 1:/).waitFor();
  await head.page.getByRole('radio', { name: 'базовый', exact: true }).check();
  await head.page.locator('.app-form-footer button[type="submit"]').click();
  await head.page
    .getByRole('alert')
    .getByText(/Укажите причину назначения сверх рекомендуемой нагрузки/)
    .waitFor();
  expect(await reason.getAttribute('aria-invalid')).toBe('true');

  await reason.fill('Другие специалисты в отпуске');
  await head.submit();
  await play.settle();

  const board = await openPage(screen, 'head', '/curators');
  const row = board.getByRole('table', { name: 'Нагрузка кураторов' }).getByRole('row').filter({ hasText: '1,17, сверх нормы' });
  await row.waitFor();
  expect(await row.getByRole('cell').nth(3).textContent()).toBe(String(FULL + 1));
  expect(screen.faults).toEqual([]);
});
