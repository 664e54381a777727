import { expect, test } from 'vitest';
import { reachForm, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

test(
  'T-073 T-070 measures of every kind that has a worker go their own way to their mark: memo, letter, visit, classes, application',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({ measures: ['5.1.1', '5.6.2', '5.7.2', '5.1.4', '5.9.1'] });
    const { play, played } = beginning;
    await play.work();
    // The only class is today: in the evening it is over by itself.
    await play.fireTimers(played, 'Timer_ClassEnds');
    await play.work();

    expect((await house.readCase(played)).items).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(play.completed).toEqual(
      expect.arrayContaining([
        'hand-memo',
        'referral-answer',
        'medical-visit',
        'choose-class',
        'class-attendance',
        'submit-application',
        'benefit-decision',
      ]),
    );
    const { db } = house;
    const facts = { case_id: played.caseId };
    const applications: unknown = await db('app.benefit_applications').where(facts).select('decision', 'amount_kopecks');
    expect(applications).toEqual([{ decision: 'granted', amount_kopecks: expect.anything() }]);
    await reachForm(beginning, 'review-information');
    await play.work();
    expect(await house.readCase(played)).toMatchObject({ status: 'post-support' });
  },
);
