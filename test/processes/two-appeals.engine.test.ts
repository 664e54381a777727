import { expect, test } from 'vitest';
import { usePlayhouse } from '../support/playhouse.ts';

const house = usePlayhouse();

test('T-027 a family with an open case gets no second one: its appeals are looked at one by one beside the stages', async () => {
  const { play, played, company } = await house.begin();
  await play.work({ leave: ['home-survey'] });

  const second = await play.appealAgain(played, 'parent-application');
  const third = await play.appealAgain(played, 'message');
  await play.settle();

  expect([second, third]).toMatchObject([
    { outcome: 'attached', caseId: played.caseId },
    { outcome: 'attached', caseId: played.caseId },
  ]);
  const reviews = (await play.listTasks('curator')).filter((task) => task.formKey === 'review-new-appeal');
  expect(reviews).toHaveLength(2);
  await play.work({ leave: ['home-survey'] });

  const cases: unknown = await house.db('app.cases').where({ centre_id: company.centre.centreId }).pluck('id');
  const appeals: unknown = await house
    .db('app.appeals')
    .where({ case_id: played.caseId })
    .orderBy('registered_at')
    .select('status', house.db.raw('reviewed_at is not null as "isReviewed"'));
  expect(cases).toEqual([played.caseId]);
  // Each task found its own appeal, although both were open at once.
  expect(appeals).toEqual([
    { status: 'registered', isReviewed: false },
    { status: 'attached', isReviewed: true },
    { status: 'attached', isReviewed: true },
  ]);
  expect((await play.listTasks('curator')).map((task) => task.formKey)).toEqual(['home-survey']);
});
