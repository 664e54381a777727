import { municipalQuestionInput, sendMunicipalQuestion } from '#domain/municipal/send-municipal-question';
import { defineTask } from '#engine/task';

/** Brings a confirmed question to the municipal consilium of the district (П1 п.4.13; T-103). */
export const sendMunicipalQuestionTask = defineTask({
  topic: 'send-municipal-question',
  input: municipalQuestionInput,
  async run(ctx, input) {
    await sendMunicipalQuestion(ctx, input);
    return {};
  },
});
