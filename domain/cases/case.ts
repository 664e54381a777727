import { z } from 'zod';

export const caseStatusSchema = z.enum(['preparation', 'support', 'post-support', 'closed']);
export type CaseStatus = z.infer<typeof caseStatusSchema>;

export const closingGroundSchema = z.enum([
  'need-not-confirmed',
  'signature-refused',
  'completed',
  'moved',
  'family-refused',
  'application-refused',
  'not-reached',
  'family-refused-early',
  'moved-early',
  'family-ceased',
]);
export type ClosingGround = z.infer<typeof closingGroundSchema>;

export const caseSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  centreId: z.uuid(),
  unitId: z.uuid(),
  familyId: z.uuid(),
  status: caseStatusSchema,
  closingGround: closingGroundSchema.nullable(),
  categories: z.array(z.string()),
  profileCode: z.string(),
  profileVersion: z.int(),
  catalogueVersion: z.int(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  archivedAt: z.date().nullable(),
  /** Region of the centre, whose calendar counts the case's working days. */
  region: z.string(),
  /** Zone of the centre, in which its days begin and end. */
  timeZone: z.string(),
});
export type Case = z.infer<typeof caseSchema>;

/** The family refused or moved away before it came on the register (AMB-10). */
const EARLY = ['family-refused-early', 'moved-early'] as const;

/** A family is on the register from its acceptance on, before it has signed the plan (П1 п.4.11). */
const ON_REGISTER = ['moved', 'family-refused', 'family-ceased'] as const;

/** Grounds on which a case may end from each status (П1 п.4.1, 4.9, 5.8, 5.9). */
const CLOSING: Readonly<Record<CaseStatus, readonly ClosingGround[]>> = {
  preparation: ['need-not-confirmed', 'signature-refused', 'application-refused', 'not-reached', ...EARLY, ...ON_REGISTER],
  // A family may be on support and not yet on the register, where a setting enters it after the signature (AMB-09).
  support: [...ON_REGISTER, ...EARLY],
  'post-support': ['completed'],
  closed: [],
};

const NEXT: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  preparation: ['support', 'closed'],
  support: ['post-support', 'closed'],
  'post-support': ['closed'],
  closed: [],
};

export interface StatusChange {
  readonly to: CaseStatus;
  readonly ground?: ClosingGround | undefined;
}

/** Whether a case may go from one status to another, and end on that ground. */
export function isAllowedChange(from: CaseStatus, { to, ground }: StatusChange): boolean {
  if (!NEXT[from].includes(to)) return false;
  return to === 'closed' ? ground !== undefined && CLOSING[from].includes(ground) : ground === undefined;
}
