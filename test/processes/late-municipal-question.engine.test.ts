import { expect, test } from 'vitest';
import { questionMessage } from '#domain/municipal/question-message';
import { request } from '../engine/outbox/request.ts';
import { reachForm, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

test(
  'T-103 a question that the end of the support has overtaken is dropped, and the case goes on',
  { timeout: WHOLE_LIFE_MS },
  async () => {
    const beginning = await house.begin({ results: ['terminate'] });
    const { play, played } = beginning;
    await reachForm(beginning, 'review-information', { leave: ['closing-notice'] });
    await play.work({ leave: ['closing-notice'] });

    const command = questionMessage({ number: played.number, questionId: crypto.randomUUID() });
    const late = await request(house.db, played.number, command);
    await play.work();

    expect(play.completed).toContain('closing-notice');
    expect(await house.readCase(played)).toMatchObject({
      running: [],
      register: [{ removal_ground: expect.any(String) as string }],
    });
    const sent: unknown = await house
      .db('app.engine_commands')
      .where({ id: late })
      .first({ code: 'error_code', isDone: house.db.raw('done_at is not null') });
    expect(sent).toEqual({ code: 'NOBODY_WAITS', isDone: true });
  },
);
