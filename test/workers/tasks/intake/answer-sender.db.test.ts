import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSenderTask } from '../../../../workers/tasks/intake/answer-sender.ts';
import { messageFor, openByAppeal } from '../../../domain/support.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAs, actingAsSystem, buildCase, buildCentre, buildUser } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test('T-072 the sender is told two fixed sentences, each once, with nothing of the family', async () => {
  const centre = await buildCentre(base.db);
  const clerk = await buildUser(base.db, centre, 'intake');
  const input = messageFor(centre.unitId, { problem: 'Мать пьёт, диагноз шизофрения, уровень кризисный' });
  const { caseId, appealId } = await openByAppeal(actingAs(base.db, clerk), input);

  for (const senderAnswer of ['accepted', 'accepted', 'considered'] as const) {
    await performStep(answerSenderTask, actingAsSystem(base.db), { caseId, senderAnswer });
  }

  const texts: unknown[] = await base.db('app.sender_answers').where({ appeal_id: appealId }).orderBy('kind').pluck('text');
  expect(texts).toEqual(['Ваше сообщение принято к рассмотрению.', 'Ваше сообщение рассмотрено.']);
  const secrets = [...input.people.flatMap(Object.values), ...input.problem.split(/[ ,]+/).filter((word) => word.length > 4)];
  expect(secrets.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(texts.join(' ')).not.toContain(secret);
});

test('an application has no sender to answer', async () => {
  const { caseId } = await buildCase(base.db);

  await performStep(answerSenderTask, actingAsSystem(base.db), { caseId, senderAnswer: 'accepted' });

  expect(
    await base.db('app.sender_answers as s').join('app.appeals as a', 'a.id', 's.appeal_id').where({ case_id: caseId }),
  ).toEqual([]);
});
