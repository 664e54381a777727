import { z } from 'zod';
import { instant, personRef, plainDate, uuid } from './common.ts';

export const eventKinds = [
  'family-refused',
  'family-moved',
  'child-removed',
  'rights-lost',
  'child-turned-3',
  'child-turned-18',
  'applicant-died',
  'other',
  'early-completion',
  'revision',
] as const;
export const eventKind = z.enum(eventKinds);

const place = z.object({
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  note: z.string().nullable(),
});

export const caseEvent = z.object({
  id: z.uuid(),
  kind: eventKind,
  title: z.string(),
  happenedOn: plainDate,
  note: z.string().nullable(),
  person: z.string().nullable(),
  newDistrict: z.string().nullable(),
  newAddress: place.nullable(),
  refusedOn: plainDate.nullable(),
  documentId: z.uuid().nullable(),
  /** The family's word on passing its data to the centre of the new district; null until the move is recorded. */
  handover: z
    .object({ isAgreed: z.boolean(), agreedOn: plainDate.nullable(), centre: z.string().nullable(), isDone: z.boolean() })
    .nullable(),
  status: z.enum(['open', 'declined', 'withdrawn', 'reviewed']),
  outcome: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Nobody when the system found a birthday. */
  reportedBy: personRef.nullable(),
  reportedAt: instant,
  closedAt: instant.nullable(),
});

export const suspension = z.object({
  id: z.uuid(),
  kind: z.enum(['event-review', 'hospital', 'absence', 'other']),
  label: z.string(),
  /** Null for who may not read the programme, such as a clerk. */
  reason: z.string().nullable(),
  suspendedAt: instant,
  suspendedBy: personRef.nullable(),
  endedAt: instant.nullable(),
  endedBy: personRef.nullable(),
  endReason: z.string().nullable(),
});

export const caseEvents = z.object({
  events: z.array(caseEvent),
  suspensions: z.array(suspension),
  formerAddresses: z.array(
    z.object({
      address: place.extend({ district: z.string() }),
      leftOn: plainDate,
      replacedAt: instant,
      replacedBy: personRef.nullable(),
    }),
  ),
  members: z.array(z.object({ id: z.uuid(), name: z.string(), birthOn: plainDate, isApplicant: z.boolean() })),
  /** What the reader may do now. */
  can: z.object({
    kinds: z.array(eventKind),
    requestEarly: z.boolean(),
    suspend: z.boolean(),
    changeFamily: z.boolean(),
  }),
});

const text = (max: number) => z.string().trim().min(1).max(max);
const part = text(200).nullable();

const placeRequest = z.strictObject({
  settlement: part,
  street: part,
  house: part,
  flat: part,
  note: text(500).nullable(),
});

export const reportEventRequest = z.strictObject({
  kind: eventKind,
  happenedOn: plainDate,
  note: text(4000).optional(),
  personId: uuid.optional(),
  newDistrict: text(200).optional(),
  newAddress: placeRequest.optional(),
});
export const eventReported = z.object({ caseEventId: z.uuid() });

export const suspensionKinds = ['hospital', 'absence', 'other'] as const;
export const suspendRequest = z.strictObject({
  kind: z.enum(suspensionKinds, { error: 'Выберите, почему.' }),
  reason: z.string().trim().min(1, 'Укажите причину.').max(2000),
});
export const resumeRequest = z.strictObject({ reason: z.string().trim().min(1, 'Укажите причину.').max(2000) });

export const changeAddressRequest = z.strictObject({
  address: placeRequest.extend({ district: text(200) }),
  since: plainDate,
});
export const nameRepresentativeRequest = z.strictObject({ personId: uuid });

export type EventKind = z.infer<typeof eventKind>;
export type CaseEvent = z.infer<typeof caseEvent>;
export type Suspension = z.infer<typeof suspension>;
export type CaseEvents = z.infer<typeof caseEvents>;
export type ReportEventRequest = z.input<typeof reportEventRequest>;
export type EventReported = z.infer<typeof eventReported>;
export type SuspendRequest = z.input<typeof suspendRequest>;
export type ResumeRequest = z.input<typeof resumeRequest>;
export type ChangeAddressRequest = z.input<typeof changeAddressRequest>;
export type NameRepresentativeRequest = z.input<typeof nameRepresentativeRequest>;
