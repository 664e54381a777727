import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory } from '../../../support/support-story.ts';
import { stopImplementationTask } from '../../../../workers/tasks/monitoring/stop-implementation.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the running implementation is told to stop once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number } = story.case;

  await performStep(stopImplementationTask, story.system(), { caseId });
  await performStep(stopImplementationTask, story.system(), { caseId });

  const commands: unknown = await database.db('app.engine_commands').select('kind', 'payload').where({ stream: number });
  expect(commands).toEqual([
    {
      kind: 'correlate-message',
      payload: {
        ...{ message: 'implementation-stop', businessKey: number, correlationKeys: {}, variables: {} },
        waiter: { process: 'family-support-case', activityIds: ['SubProcess_Support'] },
      },
    },
  ]);
});
