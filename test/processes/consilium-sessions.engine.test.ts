import { expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { setSubstitution } from '#domain/users/set-substitution';
import { actingAsSystem } from '../support/factories.ts';
import type { PlayedCase } from '../support/play-case.ts';
import { STORY, SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

const sessionsOf = (centreId: string) => house.db('app.sessions').where({ centre_id: centreId }).orderBy('planned_at');

test('T-058 one session decides five cases of which one is postponed to the next', { timeout: WHOLE_LIFE_MS }, async () => {
  const { play, company } = await house.gather();
  const cases: PlayedCase[] = [];
  for (const index of [0, 1, 2, 3, 4]) {
    cases.push(await play.open({ ...STORY, index, acceptance: index === 3 ? ['postponed', 'accepted'] : ['accepted'] }));
  }
  const [postponed] = cases.slice(3);

  await play.work({ leave: [...SUPPORT_FORMS, 'approve-plan', 'inform-family', 'session-agenda'] });
  expect(play.completed.filter((form) => form === 'draft-plan')).toHaveLength(5);
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

  const questions: { caseId: string; outcome: string; sessionId: string }[] = await house
    .db('app.agenda_items as a')
    .join('app.cases as c', 'c.id', 'a.case_id')
    .where({ 'c.centre_id': company.centre.centreId })
    .select({ caseId: 'a.case_id', outcome: 'a.outcome', sessionId: 'a.session_id' });
  const sessions: { id: string }[] = await sessionsOf(company.centre.centreId).select('id');
  const [first, second] = sessions.map(({ id }) => id);
  expect(sessions).toHaveLength(2);
  expect(questions.filter(({ sessionId }) => sessionId === first)).toHaveLength(4);
  expect(questions.find(({ caseId }) => caseId === postponed?.caseId)).toMatchObject({ outcome: 'accepted', sessionId: second });
  expect(await house.db('app.question_postponements').where({ session_id: first }).pluck('reason')).toHaveLength(1);
  for (const played of cases) {
    expect(await house.readCase(played)).toMatchObject({ status: 'support', plans: [{ version: 1, status: 'active' }] });
  }
});

test('T-062 T-063 an early meeting that does not confirm the need takes the collecting tasks away and closes the case', async () => {
  const { play, played, company } = await house.begin({ earlyNeed: 'need-not-confirmed' });
  await play.work({ leave: ['home-survey', 'record-methods'] });

  const proposed = await company.browsers.curator.post(`/api/cases/${played.caseId}/questions`, { question: 'need' });
  expect(proposed.status).toBe(201);
  await play.work({ leave: ['home-survey', 'record-methods', 'unconfirmed-notice'] });

  expect((await play.listTasks('curator')).map((task) => task.formKey)).toEqual(['unconfirmed-notice']);
  await play.work();
  expect(await house.readCase(played)).toMatchObject({
    status: 'closed',
    closing_ground: 'need-not-confirmed',
    register: [],
    running: [],
  });
  expect(play.completed).not.toContain('draft-plan');
});

test(
  'T-062 T-064 need and level decided before the draft leave the later meeting only the approval',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played, company } = await house.begin({ measures: ['5.1.1', '5.6.2'] });
    await play.work({ leave: ['home-survey'] });
    const proposed = await company.browsers.curator.post(`/api/cases/${played.caseId}/questions`, { question: 'need-and-level' });
    expect(proposed.status).toBe(201);

    await play.work({ leave: ['home-survey'] });
    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

    const decided: unknown = await house
      .db('app.agenda_items')
      .where({ case_id: played.caseId })
      .orderBy('created_at')
      .select('kind', 'outcome');
    expect(decided).toEqual(
      expect.arrayContaining([
        { kind: 'need', outcome: 'need-confirmed' },
        { kind: 'level', outcome: 'level-set' },
        { kind: 'plan', outcome: 'accepted' },
      ]),
    );
    expect(await house.readCase(played)).toMatchObject({ status: 'support', register: [{ removed_on: null }] });
  },
);

test(
  'T-018 a deputy decides and approves in the place of the chairman, and both names are kept',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played, company } = await house.begin();
    const { head, director } = company.users;
    const today = dateInZone(new Date(), 'Europe/Moscow');
    await setSubstitution(actingAsSystem(house.db), {
      absentUserId: director.userId,
      substituteUserId: head.userId,
      role: 'director',
      fromOn: today,
      toOn: today,
      basis: 'Приказ № 5',
    });

    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

    const [session] = await sessionsOf(company.centre.centreId).select('chairman_id', 'chairman_on_behalf_of');
    const submissions: unknown = await house
      .db('app.task_submissions')
      .where({ case_id: played.caseId, form_key: 'approve-plan' })
      .select('submitted_by', 'on_behalf_of');
    expect(session).toEqual({ chairman_id: head.userId, chairman_on_behalf_of: director.userId });
    expect(submissions).toEqual([{ submitted_by: head.userId, on_behalf_of: director.userId }]);
    expect(await house.readCase(played)).toMatchObject({ status: 'support' });
  },
);
