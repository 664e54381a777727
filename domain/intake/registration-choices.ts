import { z } from 'zod';

const reason = z.string().trim().min(1, 'Укажите причину.').max(1000);

/** What the clerk decided about a family that looks like the one of the appeal (T-027). */
export const duplicateDecision = z.discriminatedUnion('decision', [
  z.strictObject({
    familyId: z.uuid(),
    decision: z.literal('same'),
    /** Who of the appeal is whom of the family, where only similar; exact likeness needs no word. */
    persons: z.array(z.strictObject({ index: z.int().min(0), personId: z.uuid() })).default([]),
    address: z.enum(['keep', 'update']).default('keep'),
  }),
  z.strictObject({ familyId: z.uuid(), decision: z.literal('apart'), reason }),
]);
export type DuplicateDecision = z.infer<typeof duplicateDecision>;

/** What the clerk decided about a family that lives in the district of another centre (T-035). */
export const districtDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('transfer'), centreId: z.uuid() }),
  z.strictObject({ decision: z.literal('keep'), reason }),
]);
export type DistrictDecision = z.infer<typeof districtDecision>;

/** Decisions beside the data of the form, and the received appeal that the clerk takes up. */
export const registrationChoices = z.strictObject({
  duplicates: z.array(duplicateDecision).max(50).default([]),
  district: districtDecision.optional(),
  receivedId: z.uuid().optional(),
});
export type RegistrationChoices = z.input<typeof registrationChoices>;
export type Choices = z.infer<typeof registrationChoices>;
