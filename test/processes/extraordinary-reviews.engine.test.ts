import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import { reportBirthdays } from '#domain/events/report-birthdays';
import { changeSetting } from '#domain/settings/change-setting';
import { actingAsSystem } from '../support/factories.ts';
import { STORY, SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';

const house = usePlayhouse();

const today = () => dateInZone(new Date(), 'Europe/Moscow');

async function report({ play, played }: Beginning, event: object): Promise<void> {
  await play.act('curator', `/api/cases/${played.caseId}/events`, { happenedOn: today(), ...event });
}

/** The applicant, who is grown up, and a child of the family. */
async function readFamily({ played }: Beginning): Promise<{ readonly applicantId: string; readonly childId: string }> {
  const rows: unknown = await house
    .db('app.persons as p')
    .join('app.cases as c', 'c.family_id', 'p.family_id')
    .where({ 'c.id': played.caseId })
    .orderBy('p.birth_on')
    .select({ id: 'p.id', isApplicant: 'p.is_applicant' });
  const persons = z
    .array(z.object({ id: z.uuid(), isApplicant: z.boolean() }))
    .min(2)
    .parse(rows);
  return { applicantId: persons.find(({ isApplicant }) => isApplicant)?.id ?? '', childId: persons.at(-1)?.id ?? '' };
}

async function readEvents({ played }: Beginning): Promise<unknown> {
  return house.db('app.case_events').where({ case_id: played.caseId }).orderBy('reported_at').select('kind', 'status', 'outcome');
}

async function reachSupport(changes: Partial<typeof STORY>): Promise<Beginning> {
  const beginning = await house.begin(changes);
  await beginning.play.work({ leave: SUPPORT_FORMS });
  return beginning;
}

describe('T-097 a circumstance of the family', () => {
  test.each([
    { kind: 'child-removed', about: 'childId' },
    { kind: 'rights-lost', about: 'applicantId' },
    { kind: 'applicant-died', about: 'applicantId' },
    { kind: 'other', about: undefined },
  ] as const)('$kind calls the consilium, which lets the support go on', { timeout: WHOLE_LIFE_MS }, async ({ kind, about }) => {
    const beginning = await reachSupport({ results: ['continue'] });
    const { play, played } = beginning;
    const family = await readFamily(beginning);

    await report(beginning, { kind, note: 'Сообщили из школы', ...(about && { personId: family[about] }) });
    const meanwhile = await house.readCase(played);
    await play.work({ leave: SUPPORT_FORMS });

    expect(meanwhile).toMatchObject({ status: 'support', plans: [{ version: 1, status: 'active' }] });
    expect(await readEvents(beginning)).toEqual([{ kind, status: 'reviewed', outcome: 'continue' }]);
    expect(await house.readCase(played)).toMatchObject({ status: 'support', items: ['running', 'running', 'running'] });
    expect(play.completed.filter((form) => form === 'review-information')).toHaveLength(1);
  });

  test.each([
    { age: 3, kind: 'child-turned-3' },
    { age: 18, kind: 'child-turned-18' },
  ])('$kind is found by the system on the birthday, once', { timeout: WHOLE_LIFE_MS }, async ({ age, kind }) => {
    const beginning = await reachSupport({ results: ['continue'] });
    const { play } = beginning;
    const { childId } = await readFamily(beginning);
    const birthOn = `${Number(today().slice(0, 4)) - age}${today().slice(4)}`;
    await house.db('app.persons').where({ id: childId }).update({ birth_on: birthOn });

    await reportBirthdays(actingAsSystem(house.db, new Date()));
    await reportBirthdays(actingAsSystem(house.db, new Date()));
    await play.work({ leave: SUPPORT_FORMS });

    expect(await readEvents(beginning)).toEqual([{ kind, status: 'reviewed', outcome: 'continue' }]);
  });

  test('that leaves nobody to support closes the case where the centre has said so', { timeout: WHOLE_LIFE_MS }, async () => {
    const { play, company } = await house.gather();
    const { centreId } = company.centre;
    await changeSetting(actingAsSystem(house.db), { key: 'administrativeClosing', centreId, value: true, version: 0 });
    const played = await play.open({ ...STORY, results: ['administrative'] });
    await play.work({ leave: SUPPORT_FORMS });
    const { applicantId } = await readFamily({ play, company, played });

    await report({ play, company, played }, { kind: 'applicant-died', personId: applicantId });
    await play.work({ leave: SUPPORT_FORMS });

    expect(await house.readCase(played)).toMatchObject({ status: 'closed', closing_ground: 'family-ceased', running: [] });
    expect(play.completed).not.toContain('closing-notice');
    expect(play.completed).not.toContain('post-support-observation');
  });
});

test('T-096 б ahead of the term when every measure has its mark, and not before', { timeout: WHOLE_LIFE_MS }, async () => {
  const beginning = await reachSupport({ results: ['complete'] });
  const { play, played, company } = beginning;
  const path = `/api/cases/${played.caseId}/events`;

  const early = await company.browsers.curator.post(path, { kind: 'early-completion', happenedOn: today() });
  await play.work();
  await report(beginning, { kind: 'early-completion' });
  await play.work();

  expect(early.status).toBe(409);
  expect(early.body).toMatchObject({ error: { code: 'OPEN_ITEMS' } });
  expect(await house.readCase(played)).toMatchObject({
    status: 'post-support',
    register: [{ removal_ground: 'completed' }],
    items: ['done', 'done', 'done'],
  });
  expect(play.completed).toContain('family-questionnaire');
});

test(
  'T-082 an early revision changes the level: version 2 has it, the term and the load of the curator follow',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await reachSupport({ results: ['extend'], levelOfExtension: 'crisis' });
    const { play, played } = beginning;
    play.say('revise-plan', ({ today: day, prepared }) => ({
      reason: 'Обстановка в семье обострилась',
      endsOn: prepared.initial['endsOn'],
      redated: (prepared.choices['openItems'] ?? []).map(({ value }) => ({ itemId: value, dueOn: prepared.initial['endsOn'] })),
      jointOn: day,
      jointParticipantIds: [prepared.choices['members']?.[0]?.value],
    }));

    await report(beginning, { kind: 'revision', note: 'Семье нужна более частая помощь' });
    await play.work({ leave: SUPPORT_FORMS });

    const plans: unknown = await house
      .db('app.plan_versions')
      .where({ case_id: played.caseId })
      .orderBy('version')
      .select('version', 'status', 'level');
    expect(plans).toEqual([
      { version: 1, status: 'archived', level: 'basic' },
      { version: 2, status: 'active', level: 'crisis' },
    ]);
    const levels: unknown = await house
      .db('app.curator_levels')
      .where({ case_id: played.caseId })
      .orderBy('settled_at')
      .pluck('level');
    expect(levels).toEqual(['basic', 'crisis']);
    expect(await readEvents(beginning)).toEqual([{ kind: 'revision', status: 'reviewed', outcome: 'extend' }]);
  },
);
