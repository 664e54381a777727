import { z } from 'zod';

export const SUSPENSION_KINDS = ['event-review', 'hospital', 'absence', 'other'] as const;
export const suspensionKindSchema = z.enum(SUSPENSION_KINDS);
export type SuspensionKind = z.infer<typeof suspensionKindSchema>;

export const suspensionSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: suspensionKindSchema,
  reason: z.string(),
  caseEventId: z.uuid().nullable(),
  suspendedAt: z.date(),
  suspendedBy: z.uuid().nullable(),
  endedAt: z.date().nullable(),
  endedBy: z.uuid().nullable(),
  endReason: z.string().nullable(),
});
export type Suspension = z.infer<typeof suspensionSchema>;

export const SUSPENSION_LABELS: Readonly<Record<SuspensionKind, string>> = {
  'event-review': 'событие на рассмотрении консилиума',
  hospital: 'член семьи в больнице',
  absence: 'семья временно отсутствует',
  other: 'другая причина',
};
