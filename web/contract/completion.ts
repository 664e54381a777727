import { z } from 'zod';
import { plainDate } from './common.ts';

const observation = z.object({
  id: z.uuid(),
  plannedOn: plainDate,
  observedOn: plainDate.nullable(),
  form: z.string().nullable(),
  familyState: z.enum(['better', 'same', 'worse']).nullable(),
  riskSigns: z.string().nullable(),
  actions: z.string().nullable(),
  /** Its day has passed, the curator was reminded, and nothing is entered yet. */
  isLate: z.boolean(),
});

/** How a case ended and what came after: removal, post-support, and the way back (T-098–T-102). */
export const completion = z.object({
  removal: z
    .object({
      number: z.string(),
      removedOn: plainDate,
      ground: z.string().nullable(),
      protocol: z.object({ session: z.string(), minutesNumber: z.string().nullable(), heldOn: plainDate.nullable() }).nullable(),
    })
    .nullable(),
  postSupport: z
    .object({
      startsOn: plainDate,
      endsOn: plainDate,
      isEndProvisional: z.boolean(),
      technology: z.string(),
      areaSpecialist: z.string().nullable(),
      outcome: z.enum(['stable', 'worse', 'refused']).nullable(),
      finalNote: z.string().nullable(),
      refusedOn: plainDate.nullable(),
      observations: z.array(observation),
    })
    .nullable(),
  /** The newest appeal with which the family came back; the number of its case once it is registered. */
  reEntry: z
    .object({
      appealId: z.uuid(),
      status: z.enum(['received', 'registered', 'attached', 'transferred', 'closed']),
      receivedOn: plainDate,
      caseNumber: z.string().nullable(),
    })
    .nullable(),
  mayRefuse: z.boolean(),
  mayReturn: z.boolean(),
});

export const refusePostSupportRequest = z.strictObject({ refusedOn: plainDate, documentId: z.uuid('Приложите скан отказа.') });

export const reEntryRequest = z.strictObject({
  receivedOn: plainDate,
  problem: z.string().trim().min(1, 'Опишите, с чем обратилась семья.').max(4000),
});
export const reEntryReceived = z.object({ appealId: z.uuid() });

export type Completion = z.infer<typeof completion>;
export type RefusePostSupportRequest = z.input<typeof refusePostSupportRequest>;
export type ReEntryRequest = z.input<typeof reEntryRequest>;
