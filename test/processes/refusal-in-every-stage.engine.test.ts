import { expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { listStages } from '#domain/cases/stage-view';
import { actingAsSystem } from '../support/factories.ts';
import { reachForm, SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';
import type { Player } from '../support/company.ts';

const house = usePlayhouse();

const today = () => dateInZone(new Date(), 'Europe/Moscow');

async function refuse({ play, played }: Beginning, player: Player): Promise<void> {
  await play.act(player, `/api/cases/${played.caseId}/events`, {
    kind: 'family-refused',
    happenedOn: today(),
    note: 'Мать сказала об этом куратору по телефону',
  });
}

test.each([
  { stage: 'I', player: 'intake', leave: ['intake-package'] },
  { stage: 'II', player: 'head', leave: ['assign-curator'] },
  { stage: 'III', player: 'curator', leave: ['collect-documents', 'home-survey', 'record-methods', 'initial-diagnostics'] },
  { stage: 'IV before the register', player: 'curator', leave: ['hold-session'] },
] as const)(
  'T-093 a written refusal in stage $stage ends the case without an entry in the register',
  { timeout: WHOLE_LIFE_MS },
  async ({ player, leave }) => {
    const beginning = await house.begin();
    const { play, played } = beginning;
    await play.work({ leave });

    await refuse(beginning, player);
    await play.work({ leave });

    const closed = await house.readCase(played);
    expect(closed).toMatchObject({
      status: 'closed',
      closing_ground: 'family-refused-early',
      running: [],
      register: [],
    });
    expect(closed.archived_at).not.toBeNull();
    expect(play.completed).toContain('record-refusal');
    const events: unknown = await house.db('app.case_events').where({ case_id: played.caseId }).pluck('status');
    expect(events).toEqual(['declined']);
  },
);

test.each([
  { stage: 'IV after the register', leave: ['sign-plan'], rest: ['skipped', 'skipped', 'skipped', 'done'] },
  { stage: 'V', leave: SUPPORT_FORMS, rest: ['done', 'done', 'done', 'done'] },
] as const)(
  'T-091 T-092 a written refusal in stage $stage is decided by the consilium as в with the scan of the family',
  { timeout: WHOLE_LIFE_MS },
  async ({ leave, rest }) => {
    const beginning = await house.begin({ results: ['terminate'] });
    const { play, played } = beginning;
    await play.work({ leave });

    await refuse(beginning, 'curator');
    await play.work({ leave });

    await expectEndedByRefusal(beginning);
    const stages = await listStages(actingAsSystem(house.db), { number: played.number, status: 'closed' });
    expect(stages.map(({ state }) => state)).toEqual(['done', 'done', 'done', ...rest]);
    expect(play.completed).not.toContain('post-support-observation');
    const suspensions: unknown[] = await house.db('app.case_suspensions').where({ case_id: played.caseId, ended_at: null });
    expect(suspensions).toEqual([]);
  },
);

test(
  'T-092 a written refusal while the plan is being revised ends the support, and the draft of the new version with it',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({ results: ['extend', 'terminate'] });
    const { play, played } = beginning;
    const leave = ['approve-plan'];
    await play.work({ leave: SUPPORT_FORMS });
    await reachForm(beginning, 'revise-plan', { leave });

    await refuse(beginning, 'curator');
    await play.work({ leave });

    await expectEndedByRefusal(beginning);
    expect((await house.readCase(played)).plans).not.toContainEqual({ version: 2, status: 'active' });
  },
);

async function expectEndedByRefusal({ played }: Beginning): Promise<void> {
  expect(await house.readCase(played)).toMatchObject({
    status: 'closed',
    closing_ground: 'family-refused',
    running: [],
    register: [{ removal_ground: 'family-refused' }],
  });
  const decisions: unknown = await house
    .db('app.agenda_items')
    .where({ case_id: played.caseId, kind: 'results', outcome: 'terminate' })
    .whereNotNull('case_event_id')
    .pluck('status');
  expect(decisions).toEqual(['decided']);
}

test('T-092 a family that changes its mind stays where it was', { timeout: WHOLE_LIFE_MS }, async () => {
  const beginning = await house.begin({ results: ['continue', 'complete'] });
  const { play, played } = beginning;
  await play.work({ leave: SUPPORT_FORMS });

  play.say('record-refusal', () => ({ decision: 'withdrawn', withdrawnReason: 'Семья поговорила с куратором и передумала' }));
  await refuse(beginning, 'curator');
  await play.work({ leave: SUPPORT_FORMS });
  const support = await house.readCase(played);
  await refuse(beginning, 'curator');

  expect(support).toMatchObject({
    status: 'support',
    plans: [{ version: 1, status: 'active' }],
    items: ['running', 'running', 'running'],
  });
  const events: unknown = await house
    .db('app.case_events')
    .where({ case_id: played.caseId })
    .orderBy('reported_at')
    .pluck('status');
  expect(events).toEqual(['withdrawn', 'open']);
});
