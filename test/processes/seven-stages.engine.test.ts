import { describe, expect, test } from 'vitest';
import type { Play, PlayedCase } from '../support/play-case.ts';
import { usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

const MARK_OF_A_MEASURE = 'mark-measure';

/** Half-year report, then the preparation of the review, each opened by its timer. */
async function reachReview(play: Play, played: PlayedCase): Promise<void> {
  await play.work();
  for (let point = 0; point < 2; point += 1) {
    expect(await play.fireTimers(played, 'Timer_ControlOpens')).toBe(1);
    await play.work();
  }
}

describe('a family goes through all seven stages', () => {
  test(
    'T-045 T-090 T-099 б: completed with results, three months of post-support, archive',
    { timeout: WHOLE_LIFE_MS },
    async () => {
      const { play, played } = await house.begin();

      await reachReview(play, played);
      const onPostSupport = await house.readCase(played);
      for (let month = 0; month < 3; month += 1) {
        expect(await play.fireTimers(played, 'Timer_ObservationDue')).toBe(1);
        await play.work();
      }
      const archived = await house.readCase(played);

      expect(onPostSupport).toMatchObject({ status: 'post-support', register: [{ removal_ground: 'completed' }] });
      expect(archived).toMatchObject({ status: 'closed', closing_ground: 'completed', running: [] });
      expect(archived.archived_at).not.toBeNull();
      expect(archived.items.toSorted()).toEqual(['done', 'done', 'done']);
      expect(play.completed.filter((form) => form === 'post-support-observation')).toHaveLength(3);
    },
  );

  test('T-070 T-073 T-098 the memo names institutions, the letter has a number and a term, the register entry stands once', async () => {
    const { play, played } = await house.begin();

    await play.work({ leave: ['hand-memo', 'referral-answer', MARK_OF_A_MEASURE] });

    const memos = await house.db('app.memos').where({ case_id: played.caseId }).select('institutions', 'delivered_on');
    const letters = await house
      .db('app.letters')
      .where({ case_id: played.caseId })
      .select('number', 'addressee', 'answer_due_on', 'answer');
    const register = await house.db('app.register_entries').where({ case_id: played.caseId }).select('removed_on');
    expect(memos).toHaveLength(1);
    expect(memos[0].institutions[0]).toMatchObject({
      name: expect.any(String),
      address: expect.any(String),
      workingHours: expect.any(String),
    });
    expect(letters).toEqual([
      {
        number: expect.any(String),
        addressee: expect.any(String),
        answer_due_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        answer: null,
      },
    ]);
    expect(register).toEqual([{ removed_on: null }]);
  });

  test('T-088 T-087 а: the programme is extended in a second version and ends with б', { timeout: WHOLE_LIFE_MS }, async () => {
    const { play, played } = await house.begin({ results: ['extend', 'complete'] });

    await reachReview(play, played);
    const extended = await house.readCase(played);
    for (let point = 0; point < 3 && (await house.readCase(played)).status === 'support'; point += 1) {
      await play.fireTimers(played, 'Timer_ControlOpens');
      await play.work();
    }
    const completed = await house.readCase(played);

    expect(extended).toMatchObject({
      status: 'support',
      plans: [
        { version: 1, status: 'archived' },
        { version: 2, status: 'active' },
      ],
    });
    expect(completed).toMatchObject({ status: 'post-support', register: [{ removal_ground: 'completed' }] });
  });

  test(
    'T-091 T-098 в: a family that moves away is removed without post-support, open measures get their mark and reason',
    { timeout: WHOLE_LIFE_MS },
    async () => {
      const { play, played } = await house.begin({ results: ['terminate'] });

      await play.work({ leave: [MARK_OF_A_MEASURE] });
      for (let point = 0; point < 2; point += 1) {
        await play.fireTimers(played, 'Timer_ControlOpens');
        await play.work({ leave: [MARK_OF_A_MEASURE] });
      }
      const closed = await house.readCase(played);

      expect(closed).toMatchObject({
        status: 'closed',
        closing_ground: 'moved',
        running: [],
        register: [{ removal_ground: 'moved' }],
      });
      expect(closed.items).toEqual(['not-done', 'not-done', 'not-done']);
      expect(play.completed).not.toContain('post-support-observation');
    },
  );
});
