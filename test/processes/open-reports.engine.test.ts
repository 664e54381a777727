import { expect, test } from 'vitest';
import { addMonths } from '#domain/calendar/plain-date';
import { SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

const UNWRITTEN = [...SUPPORT_FORMS, 'half-year-report', 'annual-report', 'family-questionnaire'];

test(
  'T-085 T-168 T-169 reports that nobody has written do not hold back the review at the end of the term',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const { play, played } = await house.begin({ termMonths: 12, results: ['complete'] });
    await play.work({ leave: UNWRITTEN });

    for (let point = 0; point < 3; point += 1) expect(await play.fireTimers(played, 'Timer_ControlOpens')).toBe(1);

    const [plan] = await house.db('app.plan_versions').where({ case_id: played.caseId }).select('starts_on', 'ends_on');
    const tasks = (await play.listTasks('curator')).filter(({ formKey }) => !SUPPORT_FORMS.includes(formKey));
    expect(tasks.map(({ formKey, dueOn }) => [formKey, dueOn]).toSorted()).toEqual([
      ['annual-report', plan.ends_on],
      ['family-questionnaire', plan.ends_on],
      ['half-year-report', addMonths(plan.starts_on, 6)],
    ]);

    await play.work({ leave: ['half-year-report'] });
    expect(await house.readCase(played)).toMatchObject({
      status: 'post-support',
      running: expect.not.arrayContaining(['monitoring']),
    });
    expect(play.completed).toContain('annual-report');
  },
);
