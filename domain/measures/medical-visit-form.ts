import { parseInput } from '#domain/parse-input';
import { idOf } from '#domain/plans/task-variables';
import { findLetterOf } from '#domain/requests/letter-of-measure';
import type { TaskForm } from '#domain/tasks/task-form';
import { describeMeasure } from './measure-facts.ts';
import { medicalVisitInput, recordMedicalVisit } from './medical-visit.ts';

const dataSchema = medicalVisitInput.omit({ planItemId: true });

/** «Посещение медицинской организации» after a referral that was accepted (П4–11 ст.V; T-073, T-196). */
export const medicalVisitForm: TaskForm = {
  formKey: 'medical-visit',

  async prepare(ctx, task) {
    const planItemId = idOf(task, 'planItemId');
    const letter = await findLetterOf(ctx, planItemId);
    return {
      initial: letter ? { institution: letter.addressee } : {},
      choices: {},
      facts: [
        ...(await describeMeasure(ctx, planItemId)),
        ...(letter?.answerText ? [{ label: 'Ответ на направление', value: letter.answerText }] : []),
      ],
    };
  },

  async complete(ctx, task, data) {
    await recordMedicalVisit(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
