import { afterAll, beforeAll, expect, test } from 'vitest';
import { Play } from '../../support/play-case.ts';
import { STORY, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { openTaskOf } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let play: Play;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  await play.open({ ...STORY, index: 71 });
  await play.work({ leave: ['assign-curator'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

test('T-106 who completes a task that they have done in another window hears so, with the moment, and nothing is written twice', async () => {
  const head = await openTaskOf(screen, play, { player: 'head', formKey: 'assign-curator' });
  await head.page.getByRole('radio', { name: 'базовый', exact: true }).check();
  const [task] = (await play.listTasks('head')).filter(({ formKey }) => formKey === 'assign-curator');
  if (!task) throw new Error('the head has no task');
  await play.fill('head', task);

  await head.page.locator('.app-form-footer button[type="submit"]').click();

  await head.page
    .getByRole('alert')
    .getByText(/Вы завершили её в другом окне \d\d\.\d\d\.\d{4}, \d\d:\d\d/)
    .waitFor();
  const curators: unknown[] = await screen.stand.db('app.curator_assignments').where({ case_id: task.case?.id ?? '' });
  expect(curators).toHaveLength(1);
  expect(screen.faults).toEqual([]);
});
