import { expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { choiceValues, nth, type CaseAnswer } from '../../platform/demo/answers/answer.ts';
import { buildCentre, uniqueCode } from '../support/factories.ts';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS, type Beginning } from '../support/playhouse.ts';

const house = usePlayhouse();

const today = () => dateInZone(new Date(), 'Europe/Moscow');

/** A district with a centre of its own, to which families move. */
async function buildDistrict(): Promise<{ readonly district: string; readonly centreId: string }> {
  const district = `Район ${uniqueCode()}`;
  const { centreId } = await buildCentre(house.db, { district });
  return { district, centreId };
}

async function move({ play, played }: Beginning, newDistrict: string): Promise<void> {
  await play.act('curator', `/api/cases/${played.caseId}/events`, { kind: 'family-moved', happenedOn: today(), newDistrict });
}

const agreed: CaseAnswer = (context) => ({
  decision: 'confirmed',
  movedOn: context.today,
  newDistrict: context.prepared.initial['newDistrict'],
  settlement: 'г. Нижнекамск',
  handover: 'agreed',
  consentPersonId: nth(choiceValues(context, 'adults'), 0),
  consentOn: context.today,
});

const readAppeals = (centreId: string): Promise<unknown[]> =>
  house.db('app.appeals').where({ centre_id: centreId }).select('status', 'ground');

test(
  'T-091 T-092 T-095 a move during support is в, and with its consent the family is a message of the new centre',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({ results: ['terminate'] });
    const { play, played } = beginning;
    const { district, centreId } = await buildDistrict();
    play.say('record-move', agreed);
    await play.work({ leave: SUPPORT_FORMS });

    await move(beginning, district);
    await play.work({ leave: SUPPORT_FORMS });

    expect(await house.readCase(played)).toMatchObject({
      status: 'closed',
      closing_ground: 'moved',
      running: [],
      register: [{ removal_ground: 'moved' }],
      items: ['not-done', 'not-done', 'not-done'],
    });
    expect(await readAppeals(centreId)).toEqual([{ status: 'received', ground: 'message' }]);
  },
);

test('T-095 without consent nothing leaves the centre', { timeout: WHOLE_LIFE_MS }, async () => {
  const beginning = await house.begin({ results: ['terminate'] });
  const { play, played } = beginning;
  const { district, centreId } = await buildDistrict();
  await play.work({ leave: SUPPORT_FORMS });

  await move(beginning, district);
  await play.work({ leave: SUPPORT_FORMS });

  expect(await house.readCase(played)).toMatchObject({ status: 'closed', closing_ground: 'moved' });
  expect(await readAppeals(centreId)).toEqual([]);
});

test('T-093 a move before the register closes the case, and the new centre hears of it', { timeout: WHOLE_LIFE_MS }, async () => {
  const beginning = await house.begin();
  const { play, played } = beginning;
  const { district, centreId } = await buildDistrict();
  play.say('record-move', agreed);
  const leave = ['draft-plan'];
  await play.work({ leave });

  await move(beginning, district);
  await play.work({ leave });

  expect(await house.readCase(played)).toMatchObject({
    status: 'closed',
    closing_ground: 'moved-early',
    running: [],
    register: [],
  });
  expect(await readAppeals(centreId)).toHaveLength(1);
});

test('T-092 a move that the consilium lets pass leaves the support as it is', { timeout: WHOLE_LIFE_MS }, async () => {
  const beginning = await house.begin({ results: ['continue'] });
  const { play, played } = beginning;
  const { district, centreId } = await buildDistrict();
  play.say('record-move', agreed);
  await play.work({ leave: SUPPORT_FORMS });

  await move(beginning, district);
  await play.work({ leave: SUPPORT_FORMS });

  expect(await house.readCase(played)).toMatchObject({
    status: 'support',
    plans: [{ version: 1, status: 'active' }],
    items: ['running', 'running', 'running'],
  });
  const suspended: unknown = await house.db('app.case_suspensions').where({ case_id: played.caseId }).pluck('ended_at');
  expect(suspended).toEqual([expect.any(Date)]);
  expect(await readAppeals(centreId)).toEqual([]);
});
