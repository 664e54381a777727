import { expect, test } from 'vitest';
import { dateInZone } from '#domain/calendar/zoned-time';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

const today = () => dateInZone(new Date(), 'Europe/Moscow');

test(
  'T-198 T-199 after the consent was withdrawn no letter leaves until the family agrees anew',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played, company } = await house.begin();
    const letters = () => house.db('app.letters').where({ case_id: played.caseId }).pluck('number');
    await play.work({ leave: ['cosign-plan'] });
    const exchange: string[] = await house
      .db('app.consents as e')
      .join('app.cases as c', 'c.family_id', 'e.family_id')
      .where({ 'c.id': played.caseId, 'e.kind': 'exchange' })
      .pluck('e.id');
    for (const id of exchange) {
      const answer = await company.browsers.curator.post(`/api/cases/${played.caseId}/consents/${id}/withdrawal`, {
        withdrawnOn: today(),
      });
      expect(answer.status).toBe(200);
    }

    await play.work({ leave: [...SUPPORT_FORMS, 'obtain-consent', 'inform-family'] });

    expect(exchange.length).toBeGreaterThan(0);
    expect((await play.listTasks('curator')).map((task) => task.formKey)).toContain('obtain-consent');
    expect(await letters()).toEqual([]);
    await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });
    expect(await letters()).toHaveLength(1);
  },
);

test('T-109 an objection to a need that was not confirmed is answered by the director, and the case stays closed', async () => {
  const { play, played, company } = await house.begin({ acceptance: ['need-not-confirmed'] });
  await play.work();
  const before = await house.readCase(played);

  const objected = await company.browsers.intake.post(`/api/cases/${played.caseId}/objections`, {
    about: 'need',
    text: 'Не согласны с решением консилиума',
    receivedOn: today(),
  });
  expect(objected.status).toBe(201);
  await play.work();

  const stored: unknown = await house
    .db('app.objections')
    .where({ case_id: played.caseId })
    .select('answered_on', 'answered_by', house.db.raw('answer is not null as "isAnswered"'));
  expect(stored).toEqual([{ answered_on: today(), answered_by: company.users.director.userId, isAnswered: true }]);
  expect(before).toMatchObject({ status: 'closed', closing_ground: 'need-not-confirmed', running: [] });
  expect(await house.readCase(played)).toEqual(before);
});
