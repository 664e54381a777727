import { z } from 'zod';
import { instant, personRef, plainDate, uuid } from './common.ts';

export const engagementStatuses = ['requested', 'agreed', 'refused', 'reported', 'withdrawn', 'closed'] as const;
const linkStep = z.enum(['reply', 'report']);

export const engagement = z.object({
  id: z.uuid(),
  planItemId: z.uuid(),
  /** The measure at its place of the plan, «3.1». */
  measure: z.object({ place: z.string(), text: z.string() }),
  organisation: z.string(),
  specialist: z.string().nullable(),
  question: z.string(),
  status: z.enum(engagementStatuses),
  consentOn: plainDate,
  consentPerson: z.string().nullable(),
  repliedOn: plainDate.nullable(),
  replyText: z.string().nullable(),
  reportedOn: plainDate.nullable(),
  reportText: z.string().nullable(),
  reportDocumentId: z.uuid().nullable(),
  withdrawnOn: plainDate.nullable(),
  withdrawalReason: z.string().nullable(),
  notReplacedReason: z.string().nullable(),
  replacesId: z.uuid().nullable(),
  engagedAt: instant,
  letter: z.object({ number: z.string(), issuedOn: plainDate, answerDueOn: plainDate, isOverdue: z.boolean() }).nullable(),
  link: z.object({ step: linkStep, state: z.enum(['open', 'used', 'ended']), expiresAt: instant }).nullable(),
});

export const engagementList = z.object({
  items: z.array(engagement),
  /** Measures of which every organisation that was asked is lost: «нет соисполнителя». */
  withoutCoExecutor: z.array(z.uuid()),
  mayEngage: z.boolean(),
  /** Measures without a mark; one that has not begun asks nobody yet. */
  measures: z.array(z.object({ id: z.uuid(), place: z.string(), text: z.string(), hasBegun: z.boolean() })),
  /** Who of the family may agree to an organisation. */
  persons: z.array(personRef),
});

export const measureParams = z.strictObject({ id: uuid, itemId: uuid });
export const engagementParams = z.strictObject({ id: uuid, engagementId: uuid });

export const engageRequest = z.strictObject({
  organisationId: uuid,
  specialist: z.string().trim().min(1).max(200).optional(),
  question: z.string().trim().min(1, 'Напишите, о чём просим.').max(2000),
  /** Both are demanded; a request without them is refused by the programme and not by its shape (T-078). */
  consentOn: plainDate.optional(),
  consentPersonId: uuid.optional(),
});
export const engaged = z.object({ engagementId: z.uuid() });
export const withdrawEngagementRequest = z.strictObject({
  withdrawnOn: plainDate,
  reason: z.string().trim().min(1).max(2000).optional(),
});
/** The secret is in this answer and nowhere else. */
export const agencyLinkIssued = z.object({ token: z.string(), step: linkStep, expiresAt: instant });

/** What an organisation sees and answers by its link: nothing of the family (T-194). */
export const agencyView = z.strictObject({
  number: z.string(),
  organisation: z.string(),
  question: z.string(),
  step: linkStep,
  dueOn: plainDate,
  hasFile: z.boolean(),
});
export const agencyAnswerRequest = z.strictObject({
  reply: z.enum(['agreed', 'refused']).optional(),
  text: z.string().trim().min(1, 'Напишите ответ.').max(4000),
});

export type Engagement = z.infer<typeof engagement>;
export type EngagementStatus = (typeof engagementStatuses)[number];
export type EngagementList = z.infer<typeof engagementList>;
export type EngageRequest = z.input<typeof engageRequest>;
export type WithdrawEngagementRequest = z.input<typeof withdrawEngagementRequest>;
export type AgencyLinkIssued = z.infer<typeof agencyLinkIssued>;
export type AgencyView = z.infer<typeof agencyView>;
export type AgencyAnswerRequest = z.input<typeof agencyAnswerRequest>;
