import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor } from '../../../support/support-story.ts';
import { sendOutcomesTask } from '../../../../workers/tasks/sessions/send-outcomes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-058 each question of a session sends its case the outcome once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);
  const { sessionId } = (await database.db('app.agenda_items').first('session_id as sessionId').where({ id: agendaItemId })) as {
    sessionId: string;
  };

  await performStep(sendOutcomesTask, story.system(), { sessionId });
  await performStep(sendOutcomesTask, story.system(), { sessionId });

  const sent: unknown = await database.db('app.engine_commands').select('kind', 'payload').where({ stream: number });
  expect(sent).toEqual([
    {
      kind: 'correlate-message',
      payload: {
        message: 'question-decided',
        businessKey: number,
        correlationKeys: { agendaItemId },
        variables: { decisionOutcome: 'accepted', registerAfterSigning: false },
        waiter: { process: 'collegial-decision', activityIds: ['Task_PutOnAgenda'] },
      },
    },
  ]);
});
