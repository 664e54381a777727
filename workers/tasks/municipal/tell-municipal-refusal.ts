import { municipalQuestionInput } from '#domain/municipal/send-municipal-question';
import { tellMunicipalRefusal } from '#domain/municipal/tell-municipal-refusal';
import { defineTask } from '#engine/task';

/** Tells who proposed a question that the director does not bring it out (П1 п.4.13; T-103). */
export const tellMunicipalRefusalTask = defineTask({
  topic: 'tell-municipal-refusal',
  input: municipalQuestionInput,
  async run(ctx, input) {
    await tellMunicipalRefusal(ctx, input);
    return {};
  },
});
