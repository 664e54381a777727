import { z } from 'zod';
import data from './family-questions.json' with { type: 'json' };

const questionSetSchema = z.object({
  version: z.number().int(),
  questions: z.array(z.object({ code: z.string(), text: z.string() })).min(1),
});

/** The questions put to a family before the review of results; answers keep the version that they answer (П4–11 ст.VI; T-163, T-167). */
export const FAMILY_QUESTIONS = questionSetSchema.parse(data);
