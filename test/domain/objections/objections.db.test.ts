import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerObjectionForm } from '#domain/objections/answer-objection-form';
import { registerObjection, type ObjectionInput } from '#domain/objections/register-objection';
import type { OpenTask } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildCentre, buildUser, TEST_NOW, type TestCase, type TestUser } from '../../support/factories.ts';
import { buildSupportStory, playToActivePlan } from '../../support/support-story.ts';
import { listActions, taskOfCase } from '../support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function closedCase(): Promise<{ found: TestCase; head: TestUser; director: TestUser }> {
  const found = await buildCase(base.db, {
    row: { status: 'closed', closing_ground: 'need-not-confirmed', closed_at: TEST_NOW },
  });
  const [head, director] = [await buildUser(base.db, found.centre, 'head'), await buildUser(base.db, found.centre, 'director')];
  return { found, head, director };
}

const objectionTo = (found: TestCase, changes: Partial<ObjectionInput> = {}): ObjectionInput => ({
  caseId: found.caseId,
  about: 'need',
  text: 'Считаем, что помощь нужна',
  receivedOn: '2026-03-02',
  ...changes,
});

const taskOfObjection = (found: TestCase, objectionId: string): OpenTask => ({
  ...taskOfCase(found, 'answer-objection'),
  variables: { objectionId },
});

describe('T-109 an objection', () => {
  test('after «need not confirmed» gives the director a task, and the case stays closed', async () => {
    const { found, head } = await closedCase();

    const { objectionId, number } = await registerObjection(actingAs(base.db, head), objectionTo(found));

    expect(number).toBe(`${found.centre.prefix}-В26-0001`);
    const commands: unknown = await base.db('app.engine_commands').where({ stream: number }).select('kind', 'payload');
    expect(commands).toEqual([
      {
        kind: 'start-process',
        payload: {
          processKey: 'family-objection',
          businessKey: number,
          variables: { objectionId, centreId: found.centre.centreId },
        },
      },
    ]);
    const after: unknown = await base.db('app.cases').where({ id: found.caseId }).first('status', 'closing_ground', 'version');
    expect(after).toEqual({ status: 'closed', closing_ground: 'need-not-confirmed', version: 1 });
    expect(await listActions(base.db, found.caseId)).toEqual(['objection.registered']);
  });

  test('during support changes neither case nor plan', async () => {
    const story = await buildSupportStory(base.db);
    await playToActivePlan(story);
    const { caseId, number } = story.case;
    const state = async (): Promise<unknown> =>
      Promise.all([
        base.db('app.cases').where({ id: caseId }).first('status', 'version'),
        base.db('app.plan_versions').where({ case_id: caseId }).select('version', 'status'),
        base.db('app.engine_commands').where({ stream: number }).pluck('dedupe_key'),
      ]);
    const before = await state();

    const { objectionId } = await registerObjection(story.as(story.curator), objectionTo(story.case, { about: 'progress' }));
    await answerObjectionForm.complete(story.as(story.director), taskOfObjection(story.case, objectionId), {
      answer: 'Ход реализации проверен',
      answeredOn: '2026-03-02',
    });

    expect(await state()).toEqual(before);
  });

  test('is answered by the director, and the answer is kept', async () => {
    const { found, head, director } = await closedCase();
    const { objectionId } = await registerObjection(actingAs(base.db, head), objectionTo(found));
    const ctx = actingAs(base.db, director);
    const task = taskOfObjection(found, objectionId);

    const prepared = await answerObjectionForm.prepare(ctx, task);
    await answerObjectionForm.complete(ctx, task, { answer: 'Решение остаётся в силе', answeredOn: '2026-03-02' });

    expect(prepared.facts.map(({ value }) => value)).toEqual(expect.arrayContaining(['Считаем, что помощь нужна']));
    const kept: unknown = await base.db('app.objections').where({ id: objectionId }).first('answer', 'answered_by');
    expect(kept).toEqual({ answer: 'Решение остаётся в силе', answered_by: director.userId });
    const again = answerObjectionForm.complete(ctx, task, { answer: 'Ещё раз', answeredOn: '2026-03-02' });
    await expect(again).rejects.toMatchObject({ code: 'OBJECTION_ANSWERED' });
  });

  test('of a day to come, without words, or answered before it came is refused', async () => {
    const { found, head, director } = await closedCase();
    const ctx = actingAs(base.db, head);
    const { objectionId } = await registerObjection(ctx, objectionTo(found));

    await expect(registerObjection(ctx, objectionTo(found, { receivedOn: '2026-03-03' }))).rejects.toMatchObject({
      details: { fields: { '/receivedOn': expect.any(String) } },
    });
    await expect(registerObjection(ctx, objectionTo(found, { text: ' ' }))).rejects.toMatchObject({
      details: { fields: { '/text': expect.any(String) } },
    });
    const early = answerObjectionForm.complete(actingAs(base.db, director), taskOfObjection(found, objectionId), {
      answer: 'Рано',
      answeredOn: '2026-03-01',
    });

    await expect(early).rejects.toMatchObject({ details: { fields: { '/answeredOn': expect.any(String) } } });
  });

  test.each([
    ['director', 'FORBIDDEN'],
    ['secretary', 'NOT_FOUND'],
    ['administrator', 'NOT_FOUND'],
  ])('T-019 is not registered by a %s', async (role, code) => {
    const { found } = await closedCase();
    const user = await buildUser(base.db, found.centre, role);

    await expect(registerObjection(actingAs(base.db, user), objectionTo(found))).rejects.toMatchObject({ code });
  });

  test('T-019 in another centre finds no case', async () => {
    const { found } = await closedCase();
    const stranger = await buildUser(base.db, await buildCentre(base.db), 'head');

    await expect(registerObjection(actingAs(base.db, stranger), objectionTo(found))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
