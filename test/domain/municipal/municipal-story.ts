import type { Knex } from 'knex';
import { confirmMunicipalQuestionForm } from '#domain/municipal/confirm-municipal-question-form';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { sendMunicipalQuestion } from '#domain/municipal/send-municipal-question';
import { buildOrganisation, TEST_NOW, uniqueCode } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, taskOf, type SupportStory } from '../../support/support-story.ts';

export const QUESTION = { question: 'Ведомства не договорятся, кто оформит опеку', addressees: 'Опека, школа № 15' };

/** A case with the municipal consilium of its district in the directory, or of another district. */
export async function buildMunicipal(
  db: Knex,
  { district }: { district?: string } = {},
): Promise<{ story: SupportStory; body: string }> {
  const story = await buildSupportStory(db);
  const own = `Район ${uniqueCode()}`;
  await db('app.families').where({ id: story.case.familyId }).update({ district: own });
  const body = await buildOrganisation(db, {
    name: `Муниципальный консилиум ${uniqueCode()}`,
    kind: 'local-government',
    nature: 'municipal-consilium',
    help_kinds: [],
    district: district ?? own,
  });
  return { story, body };
}

/** The same with a question that the director confirmed and that went out, all at one instant. */
export async function buildSent(
  db: Knex,
  { now = TEST_NOW }: { now?: Date } = {},
): Promise<{ story: SupportStory; questionId: string }> {
  const { story } = await buildMunicipal(db);
  const { questionId } = await raiseMunicipalQuestion(story.as(story.curator, now), { caseId: story.case.caseId, ...QUESTION });
  const task = taskOf(story, 'confirm-municipal-question', { municipalQuestionId: questionId });
  await fillForm(confirmMunicipalQuestionForm, story.as(story.director, now), task, { decision: 'confirm' });
  await sendMunicipalQuestion(story.system(now), { municipalQuestionId: questionId });
  return { story, questionId };
}
