import { z } from 'zod';

export const sessionStatusSchema = z.enum(['planned', 'agenda-published', 'held', 'decided', 'minutes-signed', 'cancelled']);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

/** One meeting of a collegial body over the questions of many cases (П1 п.4.4; T-058). */
export const sessionSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  bodyId: z.uuid(),
  centreId: z.uuid(),
  plannedAt: z.date(),
  place: z.string(),
  status: sessionStatusSchema,
  chairmanId: z.uuid().nullable(),
  chairmanOnBehalfOf: z.uuid().nullable(),
  heldOn: z.string().nullable(),
  minutesNumber: z.string().nullable(),
  minutesSignedAt: z.date().nullable(),
});
export type Session = z.infer<typeof sessionSchema>;
