import { afterAll, beforeAll, expect, test } from 'vitest';
import { useStand, type Stand } from '../support/stand.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

test('the stand has an engine whose tables the application reads through our views', async () => {
  const tasks: unknown = await stand.db('app.engine_tasks').count({ total: '*' });

  expect(tasks).toEqual([{ total: expect.stringMatching(/^\d+$/) as string }]);
});
