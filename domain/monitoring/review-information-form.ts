import { z } from 'zod';
import type { Context } from '#domain/context';
import { describeCaseEvent } from './describe-case-event.ts';
import { parseInput } from '#domain/parse-input';
import { extensionFacts } from '#domain/plans/extension-facts';
import { findReviewedPlan, listPlanItems } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { sheetChoices } from './effectiveness-sheet.ts';
import { findReviewOfTask } from './find-review.ts';
import { figureFacts, figuresOf } from './plan-figures.ts';
import { reasonOfWish, revisionWishSchema } from './request-revision.ts';
import { REVIEW_TITLES, type Review } from './review.ts';
import { saveReviewInformation } from './save-review-information.ts';

const text = z.string().trim().min(1);
const dataSchema = revisionWishSchema.extend({
  dynamics: text,
  familyOpinion: text,
  proposals: text,
  proposedDecision: z.enum(['extend', 'complete', 'terminate', 'continue']),
  proposedEndsOn: z.iso.date().optional(),
  effects: z.array(z.object({ itemId: z.uuid(), effect: text.optional() })).default([]),
});

/** «Информация куратора для консилиума»: figures and the rows of the sheet are there, words are the curator's (П1 п.5.5, 5.8; T-086, T-119, T-166). */
export const reviewInformationForm: TaskForm = {
  formKey: 'review-information',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    const review = await findReviewOfTask(ctx, task);
    const plan = await findReviewedPlan(ctx, found.id);
    const items = plan ? await listPlanItems(ctx, plan.id) : [];
    return {
      initial: { effects: items.map(({ id }) => ({ itemId: id })), ...(await initialProposal(ctx, review)) },
      choices: { sheetItems: sheetChoices(items, found.timeZone) },
      facts: [
        ...(review ? await reviewFacts(ctx, review) : []),
        ...figureFacts(figuresOf(items)),
        ...(await extensionFacts(ctx, found)),
      ],
    };
  },

  async complete(ctx, task, data) {
    const given = parseInput(dataSchema, data);
    const { dynamics, familyOpinion, proposals, proposedDecision, needsRevision, revisionReason } = given;
    const reason = reasonOfWish({ needsRevision, revisionReason });
    await saveReviewInformation(ctx, {
      caseId: caseOfTask(task),
      taskId: task.taskId,
      review: await findReviewOfTask(ctx, task),
      dynamics,
      content: { familyOpinion, proposals, proposedDecision },
      revisionReason: reason,
      proposedEndsOn: reason === undefined ? undefined : given.proposedEndsOn,
      effects: given.effects,
    });
    return {};
  },
};

/** A wish for revision that called the review, or that the curator wrote with the questionnaire, is the proposal already (T-174). */
async function initialProposal(ctx: Context, review: Review | undefined): Promise<PreparedForm['initial']> {
  if (!review) return {};
  const { revisionReason, proposedEndsOn, caseEventId } = review;
  const called = review.kind === 'revision' && caseEventId !== null ? await describeCaseEvent(ctx, caseEventId) : undefined;
  const reason = revisionReason ?? called?.note ?? undefined;
  return {
    ...(reason !== undefined && { needsRevision: true, revisionReason: reason }),
    ...(proposedEndsOn !== null && { proposedEndsOn }),
  };
}

async function reviewFacts(ctx: Context, { kind, caseEventId }: Review): Promise<PreparedForm['facts']> {
  const why = { label: 'Рассмотрение', value: REVIEW_TITLES[kind] };
  if (caseEventId === null) return [why];
  const called = await describeCaseEvent(ctx, caseEventId);
  return [why, { label: 'Событие', value: called.text }];
}
