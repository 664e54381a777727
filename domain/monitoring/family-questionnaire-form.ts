import { listFamilyMembers } from '#domain/families/family-members';
import { parseInput } from '#domain/parse-input';
import { memberChoices } from '#domain/plans/member-choices';
import { getSupportedCase } from '#domain/plans/supported-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { findReviewOfTask } from './find-review.ts';
import { proposeRevision } from './propose-revision.ts';
import { getCurrentQuestions } from './questions.ts';
import { reasonOfWish, revisionWishSchema } from './request-revision.ts';
import { saveQuestionnaire, saveQuestionnaireInput } from './save-questionnaire.ts';

const dataSchema = saveQuestionnaireInput.omit({ caseId: true, taskId: true, reviewId: true }).extend(revisionWishSchema.shape);

/** «Анкетирование семьи» before the review of results (П4–11 ст.VI; T-163, T-167, T-174). */
export const familyQuestionnaireForm: TaskForm = {
  formKey: 'family-questionnaire',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const members = await listFamilyMembers(ctx, found.familyId);
    const { questions } = await getCurrentQuestions(ctx);
    return {
      initial: {
        filledOn: found.today,
        respondentId: members[0]?.id,
        answers: questions.map(({ code }) => ({ questionCode: code })),
      },
      choices: {
        members: memberChoices(members),
        questions: questions.map(({ code, text }) => ({ value: code, label: text })),
      },
      facts: [],
    };
  },

  async complete(ctx, task, data) {
    const { needsRevision, revisionReason, ...filled } = parseInput(dataSchema, data);
    const reason = reasonOfWish({ needsRevision, revisionReason });
    const review = await findReviewOfTask(ctx, task);
    await saveQuestionnaire(ctx, { caseId: caseOfTask(task), taskId: task.taskId, reviewId: review?.id, ...filled });
    if (review && reason !== undefined) await proposeRevision(ctx, { reviewId: review.id, reason });
    return {};
  },
};
