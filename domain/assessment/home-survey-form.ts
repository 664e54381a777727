import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { assessmentChoices, keepRecords, refuseFuture } from './keep-records.ts';

const formData = z.strictObject({
  surveyedOn: z.iso.date(),
  addressNote: z.string(),
  participants: z.string(),
  housing: z.string(),
  sanitaryState: z.enum(['good', 'satisfactory', 'poor']),
  sanitaryNote: z.string().optional(),
  childPlace: z.string(),
  conclusion: z.string(),
  source: z.string(),
});

/** Акт обследования жилищно-бытовых условий, mandatory before the draft goes to the consilium (П1 п.4.6; П4–11 ст.III; T-032). */
export const homeSurveyForm: TaskForm = {
  formKey: 'home-survey',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    return {
      initial: { surveyedOn: dateInZone(ctx.now, found.timeZone), source: 'curator' },
      choices: await assessmentChoices(ctx, found),
      facts: await describeCase(ctx, found),
    };
  },
  async complete(ctx, task, data) {
    const { surveyedOn, source, ...content } = formData.parse(data);
    refuseFuture(ctx, await getCase(ctx, caseOfTask(task)), { '/surveyedOn': surveyedOn });
    await keepRecords(ctx, task, [
      { kind: 'home-survey', personId: null, occurredOn: surveyedOn, source, confidentiality: 'confidential', content },
    ]);
    return {};
  },
};
