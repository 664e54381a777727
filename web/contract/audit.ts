import { z } from 'zod';
import { CASE_NUMBER } from './case-number.ts';
import { caseNumberRef, instant, jsonObject, pageNumber, pageOf, personRef, plainDate, uuid } from './common.ts';
import { sections } from './sign-in.ts';

export const auditQuery = z.strictObject({
  /** Number of a case. */
  case: z.string().trim().regex(CASE_NUMBER, 'Укажите номер дела целиком.').optional(),
  actor: z.uuid().optional(),
  action: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)*$/)
    .max(80)
    .optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  page: pageNumber,
});

export const auditEvent = z.object({
  id: z.string(),
  at: instant,
  actorKind: z.enum(['person', 'system']),
  actor: personRef,
  onBehalfOf: personRef.nullable(),
  role: z.string().nullable(),
  action: z.string(),
  title: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  case: caseNumberRef.nullable(),
  purpose: z.string().nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  before: jsonObject.nullable(),
  after: jsonObject.nullable(),
});
export const auditPage = pageOf(auditEvent);

/** A page goes to paper; `caseId` when it shows one case. */
export const printRequest = z.strictObject({ section: z.enum(sections), caseId: uuid.optional() });

export type AuditEvent = z.infer<typeof auditEvent>;
export type AuditPage = z.infer<typeof auditPage>;
