import { describe, expect, test } from 'vitest';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

describe('before the support begins', () => {
  test('T-053 the four collecting activities start together and the draft waits for the last of them', async () => {
    const { play, played, company } = await house.begin();
    const collecting = ['collect-documents', 'home-survey', 'record-methods', 'initial-diagnostics'];

    await play.work({ leave: collecting });
    const together = (await play.listTasks('curator')).map((task) => task.formKey);
    await play.work({ leave: ['initial-diagnostics'] });
    const last = (await play.listTasks('curator')).map((task) => task.formKey);
    await play.work({ leave: ['draft-plan'] });
    const draft = (await play.listTasks('curator')).map((task) => task.formKey);

    expect(together.toSorted()).toEqual(collecting.toSorted());
    expect(last).toEqual(['initial-diagnostics']);
    expect(draft).toEqual(['draft-plan']);
    expect(played.number).toContain(company.centre.prefix);
  });

  test(
    'T-066 the draft comes back for rework twice with remarks, the third is accepted',
    { timeout: WHOLE_LIFE_MS },
    async () => {
      const { play, played } = await house.begin({ acceptance: ['rework', 'rework', 'accepted'] });

      await play.work({ leave: SUPPORT_FORMS });

      const decided: unknown = await house
        .db('app.agenda_items')
        .where({ case_id: played.caseId })
        .orderBy('created_at')
        .pluck('outcome');
      expect(decided).toEqual(['rework', 'rework', 'accepted']);
      expect(play.completed.filter((form) => form === 'draft-plan')).toHaveLength(3);
      expect(await house.readCase(played)).toMatchObject({ status: 'support', register: [{ removed_on: null }] });
    },
  );

  test('T-063 a need that the consilium does not confirm ends in a notice and without a register entry', async () => {
    const { play, played } = await house.begin({ acceptance: ['rework', 'need-not-confirmed'] });

    await play.work();

    expect(play.completed).toContain('unconfirmed-notice');
    expect(await house.readCase(played)).toMatchObject({
      status: 'closed',
      closing_ground: 'need-not-confirmed',
      register: [],
      running: [],
    });
  });

  test('T-068 a family that refuses to sign is not supported, its register entry is closed with that ground', async () => {
    const { play, played } = await house.begin({ signature: 'refused' });

    await play.work({ leave: ['cosign-plan'] });
    const [cosign] = (await play.listTasks('head')).filter((task) => task.formKey === 'cosign-plan');
    const [signDueOn]: string[] = await house.db('app.plan_versions').where({ case_id: played.caseId }).pluck('sign_due_on');
    expect([cosign?.dueOn, cosign?.isDueProvisional]).toEqual([signDueOn, false]);
    await play.work();

    const closed = await house.readCase(played);
    expect(closed).toMatchObject({
      status: 'closed',
      closing_ground: 'signature-refused',
      register: [{ removal_ground: 'signature-refused' }],
      running: [],
    });
    expect(play.completed).not.toContain('mark-measure');
  });

  test('T-047 a package without the ИППСУ leaves a task, and the deadline stays', async () => {
    const { play, played } = await house.begin({ index: 7 });
    const deadline = () => house.db('app.deadlines').where({ case_id: played.caseId }).pluck('due_on');
    await play.settle();
    const before = await deadline();

    await play.work({ leave: ['package-follow-up', 'assign-curator'] });

    const tasks = (await play.listTasks('intake')).map((task) => task.formKey);
    expect(tasks).toEqual(['package-follow-up']);
    expect(await deadline()).toEqual(before);
    expect((await play.listTasks('head')).map((task) => task.formKey)).toContain('assign-curator');
  });

  test('T-057 the ladder reminds twice and escalates once while the plan can still be approved', async () => {
    const { play, played } = await house.begin();
    await play.work({ leave: ['draft-plan'] });

    for (const timer of ['Timer_PlanReminder1', 'Timer_PlanReminder2', 'Timer_PlanOverdue']) {
      expect(await play.fireTimers(played, timer)).toBe(1);
    }
    const notices: unknown = await house
      .db('app.notifications as n')
      .join('app.user_roles as r', 'r.user_id', 'n.user_id')
      .where({ 'n.case_id': played.caseId })
      .whereLike('n.kind', 'deadline-%')
      .orderBy(['n.kind', 'r.role'])
      .select('n.kind', 'r.role');
    const [deadline] = await house.db('app.deadlines').where({ case_id: played.caseId }).select('overdue_at', 'met_at');
    await play.work({ leave: SUPPORT_FORMS });
    const [met] = await house.db('app.deadlines').where({ case_id: played.caseId }).select('overdue_at', 'met_at');

    expect(notices).toEqual([
      ...['curator', 'curator', 'head', 'head'].map((role) => ({ kind: 'deadline-near', role })),
      { kind: 'deadline-overdue', role: 'director' },
    ]);
    expect(deadline).toMatchObject({ overdue_at: expect.any(Date), met_at: null });
    expect(met).toMatchObject({ overdue_at: expect.any(Date), met_at: expect.any(Date) });
  });
});
