import { z } from 'zod';

export const engagementStatusSchema = z.enum(['requested', 'agreed', 'refused', 'reported', 'withdrawn', 'closed']);
export type EngagementStatus = z.infer<typeof engagementStatusSchema>;

/** One organisation that is asked to help with one measure, with the family's own word for it (П1 п.5.1, 5.3; T-078, T-117). */
export const engagementSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  planItemId: z.uuid(),
  organisationId: z.uuid(),
  organisation: z.string(),
  specialist: z.string().nullable(),
  question: z.string(),
  consentOn: z.iso.date(),
  consentPersonId: z.uuid(),
  status: engagementStatusSchema,
  repliedOn: z.iso.date().nullable(),
  replyText: z.string().nullable(),
  reportedOn: z.iso.date().nullable(),
  reportText: z.string().nullable(),
  reportDocumentId: z.uuid().nullable(),
  withdrawnOn: z.iso.date().nullable(),
  withdrawalReason: z.string().nullable(),
  notReplacedReason: z.string().nullable(),
  replacesId: z.uuid().nullable(),
  engagedBy: z.uuid(),
  engagedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Engagement = z.infer<typeof engagementSchema>;

/** Whether the organisation is still asked or at work. */
export const isEngaged = ({ status }: Pick<Engagement, 'status'>): boolean => status === 'requested' || status === 'agreed';

/** Whether a measure lost the co-executors that it was to have: whoever was asked refused or may not go on (T-117). */
export const lacksCoExecutor = (engagements: readonly Pick<Engagement, 'status'>[]): boolean =>
  engagements.some(({ status }) => status === 'refused' || status === 'withdrawn') &&
  !engagements.some(({ status }) => status === 'requested' || status === 'agreed' || status === 'reported');
