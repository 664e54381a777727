import { expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { shareMunicipalConsilium } from '../support/factories.ts';
import { reachForm, SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';

const house = usePlayhouse();

const today = () => dateInZone(new Date(), 'Europe/Moscow');

async function reachSupport(): Promise<Beginning> {
  const beginning = await house.begin();
  await beginning.play.work({ leave: SUPPORT_FORMS });
  return beginning;
}

test(
  'T-103 T-104 a question goes to the municipal consilium and comes back, in preparation and in support, and no clock stops',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin();
    const { play, played, company } = beginning;
    await shareMunicipalConsilium(house.db, company.district);
    const raise = () =>
      play.act('curator', `/api/cases/${played.caseId}/municipal-questions`, {
        question: 'Ни одна организация района не берётся за занятия',
        addressees: 'Управление образования, детская поликлиника',
      });
    const readDeadline = (): Promise<unknown> =>
      house.db('app.engine_jobs').where({ business_key: played.number, activity_id: 'Timer_PlanOverdue' }).pluck('due_at');
    const leave = ['draft-plan', ...SUPPORT_FORMS];
    await play.work({ leave });
    const deadline = await readDeadline();

    await raise();
    await play.work({ leave });
    const after = await readDeadline();
    await play.work({ leave: SUPPORT_FORMS });
    await raise();
    await play.work({ leave: SUPPORT_FORMS });

    expect(after).toEqual(deadline);
    const questions: unknown = await house.db('app.municipal_questions').where({ case_id: played.caseId }).pluck('status');
    expect(questions).toEqual(['considered', 'considered']);
    expect(await house.readCase(played)).toMatchObject({ status: 'support', items: ['running', 'running', 'running'] });
  },
);

test(
  'T-109 a complaint during support is answered by the director, and the support goes on',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played } = await reachSupport();
    const before = await house.readCase(played);

    await play.act('intake', `/api/cases/${played.caseId}/objections`, {
      about: 'curator',
      text: 'Куратор не отвечает на звонки',
      receivedOn: today(),
    });
    await play.work({ leave: SUPPORT_FORMS });

    const answered: unknown = await house.db('app.objections').where({ case_id: played.caseId }).pluck('answered_on');
    expect(answered).toEqual([today()]);
    expect(await house.readCase(played)).toEqual(before);
  },
);

test(
  'T-076 T-117 organisations are asked to help with a measure, one refuses, another reports',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played } = await reachSupport();
    const { db } = house;
    const [item] = await db('app.plan_items').where({ case_id: played.caseId, action_kind: 'refer' }).pluck('id');
    const [person] = await db('app.persons as p')
      .join('app.cases as c', 'c.family_id', 'p.family_id')
      .where({ 'c.id': played.caseId })
      .orderBy('p.birth_on')
      .pluck('p.id');
    const [organisation] = await db('app.organisations').limit(1).pluck('id');
    const engage = () =>
      play.act('curator', `/api/cases/${played.caseId}/measures/${String(item)}/engagements`, {
        organisationId: organisation,
        question: 'Просим принять ребёнка',
        consentOn: today(),
        consentPersonId: person,
      });

    play.say('agency-reply', () => ({ reply: 'refused', repliedOn: today(), replyText: 'Нет специалиста' }));
    await engage();
    await play.work({ leave: [...SUPPORT_FORMS, 'replace-co-executor'] });
    play.say('agency-reply', () => ({ reply: 'agreed', repliedOn: today(), replyText: 'Примем' }));
    await play.work({ leave: SUPPORT_FORMS });

    const statuses: unknown = await db('app.engagements').where({ case_id: played.caseId }).orderBy('engaged_at').pluck('status');
    expect(statuses).toEqual(['refused', 'reported']);
    expect(play.completed).toEqual(expect.arrayContaining(['agency-reply', 'replace-co-executor', 'agency-report']));
    expect((await house.readCase(played)).running).not.toContain('agency-request');
  },
);

test(
  'T-113 a curator who is replaced in the middle hands over tasks and measures, and the successor ends the support',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const former = await reachSupport();
    const { play, played, successorId } = await house.hireSuccessor(former);

    await former.play.act('head', `/api/cases/${played.caseId}/curator`, {
      userId: successorId,
      reasonKind: 'dismissal',
      changedOn: today(),
    });
    const ofFormer = (await former.play.listTasks('curator')).map(({ formKey }) => formKey);
    await play.act('curator', `/api/cases/${played.caseId}/handover/confirm`, {});
    await reachForm({ play, played }, 'review-information');
    await play.work();

    expect(ofFormer).toEqual([]);
    expect(await house.readCase(played)).toMatchObject({ status: 'post-support', items: ['done', 'done', 'done'] });
  },
);
