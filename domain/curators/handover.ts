import { z } from 'zod';

export const changeReasonSchema = z.enum(['leave', 'dismissal', 'conflict', 'other']);
export type ChangeReason = z.infer<typeof changeReasonSchema>;

/** What the predecessor leaves to the successor, as it stood when the curator changed (П1 п.5.4; T-115). */
export const handoverContentsSchema = z.object({
  tasks: z.array(z.object({ name: z.string(), dueOn: z.iso.date().nullable() })),
  measures: z.array(z.object({ text: z.string(), dueOn: z.iso.date() })),
  letters: z.array(z.object({ number: z.string(), addressee: z.string(), answerDueOn: z.iso.date() })),
  controlPoints: z.array(
    z.object({ kind: z.enum(['half-year-report', 'annual-report', 'results-review']), dueOn: z.iso.date() }),
  ),
  /** Day by which the plan must be approved, while it is not. */
  approvalDueOn: z.iso.date().nullable(),
});
export type HandoverContents = z.infer<typeof handoverContentsSchema>;
