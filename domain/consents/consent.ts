import { z } from 'zod';

export const consentKindSchema = z.enum(['processing', 'exchange']);
export type ConsentKind = z.infer<typeof consentKindSchema>;

/** A basis in the words of one person: the consent, or the law that lets the centre do without it (T-198; AMB-39). */
export const consentSchema = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  personId: z.uuid(),
  kind: consentKindSchema,
  basis: z.enum(['consent', 'law']),
  lawText: z.string().nullable(),
  givenOn: z.iso.date(),
  documentId: z.uuid().nullable(),
  recordedAt: z.date(),
  recordedBy: z.uuid(),
  withdrawnOn: z.iso.date().nullable(),
  withdrawalReason: z.string().nullable(),
  withdrawnBy: z.uuid().nullable(),
});
export type Consent = z.infer<typeof consentSchema>;
