import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareApplication } from '#domain/benefits/prepare-application';
import { recordBenefitDecision } from '#domain/benefits/record-benefit-decision';
import { submitApplication } from '#domain/benefits/submit-application';
import { markMeasureForm } from '#domain/measures/mark-measure-form';
import { recordMedicalVisit } from '#domain/measures/medical-visit';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { playToMeasure } from '../../support/class-story.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function proposed(story: SupportStory, planItemId: string): Promise<unknown> {
  const { initial } = await markMeasureForm.prepare(story.as(story.curator), taskOf(story, 'mark-measure', { planItemId }));
  return initial;
}

async function playToDecision(decision: 'granted' | 'refused') {
  const body = await buildOrganisation(database.db);
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1', { coExecutorIds: [body] });
  await prepareApplication(story.system(), { planItemId });
  await submitApplication(story.as(story.curator), { planItemId, submittedOn: '2026-03-02', papers: ['Заявление'] });
  await recordBenefitDecision(story.as(story.curator), {
    planItemId,
    decision,
    decidedOn: '2026-03-02',
    reason: 'Доход выше порога',
  });
  return { story, planItemId, number: `${story.case.centre.prefix}-Л26-0001` };
}

test('T-075 a granted application proposes the result, a refused one the reason', async () => {
  const granted = await playToDecision('granted');
  const refused = await playToDecision('refused');

  await expect(proposed(granted.story, granted.planItemId)).resolves.toEqual({
    mark: 'done',
    result: `Заявление № ${granted.number}: назначено 02.03.2026.`,
  });
  await expect(proposed(refused.story, refused.planItemId)).resolves.toEqual({
    mark: 'not-done',
    notDoneReason: `Заявление № ${refused.number}: отказано 02.03.2026, Доход выше порога.`,
  });
});

test('T-196 a visit proposes that the family came, never what was found', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.7.2');
  await recordMedicalVisit(story.as(story.curator), {
    planItemId,
    institution: 'Поликлиника',
    appointedOn: '2026-03-02',
    attended: 'yes',
    resultNote: 'Диагноз подтверждён',
  });

  await expect(proposed(story, planItemId)).resolves.toEqual({ mark: 'done', result: 'Семья была на приёме 02.03.2026.' });
});

test('a measure of which nothing is known yet proposes nothing', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.7.2');

  await expect(proposed(story, planItemId)).resolves.toEqual({});
});
