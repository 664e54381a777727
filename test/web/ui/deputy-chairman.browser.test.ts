import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { setSubstitution } from '#domain/users/set-substitution';
import type { Player } from '../../support/company.ts';
import { actingAsSystem } from '../../support/factories.ts';
import { Play, type PlayedCase } from '../../support/play-case.ts';
import { STORY, SUPPORT_FORMS, WHOLE_LIFE_MS } from '../../support/playhouse.ts';
import { openScreenStand, type ScreenStand } from '../../support/screen-stand.ts';
import { acceptFamily, openPage, openTaskOf, questionRow } from '../../support/screen-tasks.ts';

let screen: ScreenStand;
let play: Play;
let played: PlayedCase;

beforeAll(async () => {
  screen = await openScreenStand();
  play = new Play(screen.stand, screen.company);
  const { db } = screen.stand;
  await db('app.users').where({ id: screen.company.users.head.userId }).update({ last_name: 'Замятина' });
  played = await play.open({ ...STORY, index: 14 });
  await play.work({ leave: ['draft-plan'] });
  await substitute('curator', 'director');
  const [draft] = (await play.listTasks('director')).filter(({ formKey }) => formKey === 'draft-plan');
  if (!draft) throw new Error('the director does not see the draft of the absent curator');
  await play.fill('director', draft);
  await substitute('director', 'head');
  await play.work({ leave: ['record-decisions', 'approve-plan'] });
}, WHOLE_LIFE_MS);
afterAll(() => screen.close());

async function substitute(absent: Player, deputy: Player): Promise<void> {
  const { users } = screen.company;
  const today = dateInZone(new Date(), 'Europe/Moscow');
  await setSubstitution(actingAsSystem(screen.stand.db, new Date()), {
    absentUserId: users[absent].userId,
    substituteUserId: users[deputy].userId,
    role: absent,
    fromOn: today,
    toOn: today,
    basis: 'Приказ № 5',
  });
}

test(
  'T-018 the deputy decides in the place of the chairman, and the card of the session names both',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const deputy = await openTaskOf(screen, play, { player: 'head', formKey: 'record-decisions' });
    await acceptFamily(await questionRow(deputy.page, played.number));
    await deputy.submit();
    await play.work({ leave: ['approve-plan'] });

    const page = await openPage(screen, 'secretary', '/sessions');
    await page.getByRole('table', { name: 'Заседания', exact: true }).getByRole('link').first().click();
    await page.getByRole('term').filter({ hasText: 'И. о. председателя' }).waitFor();
    await page
      .getByRole('definition')
      .filter({ hasText: /^Замятина .*\(замещает: Иванова/ })
      .waitFor();
  },
);

test(
  'T-017 T-018 the director who drafted the plan is told that a deputy approves it, and the deputy does',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const author = await openTaskOf(screen, play, { player: 'director', formKey: 'approve-plan' });
    await author.page.getByRole('checkbox', { name: 'Утверждаю ИПССС' }).check();
    await author.page.locator('.app-form-footer button[type="submit"]').click();
    await author.page.getByRole('alert').getByText('Составитель проекта ИПССС не утверждает его: нужен замещающий').waitFor();

    const deputy = await openTaskOf(screen, play, { player: 'head', formKey: 'approve-plan' });
    await deputy.page.getByRole('checkbox', { name: 'Утверждаю ИПССС' }).check();
    await deputy.submit();
    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

    const plan = await openPage(screen, 'curator', `/cases/${played.caseId}/plan`);
    await plan.getByRole('definition').filter({ hasText: 'Действует' }).waitFor();
    expect(screen.faults).toEqual([]);
  },
);
