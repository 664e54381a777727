import { z } from 'zod';
import { registerStateSchema } from './register-state.ts';

export const removalGroundSchema = z.enum(['completed', 'moved', 'family-refused', 'signature-refused', 'family-ceased']);
export type RemovalGround = z.infer<typeof removalGroundSchema>;

/** One line of the ведомственный учет: a case has at most one (П1 п.4.11; T-070). */
export const registerEntrySchema = z.object({
  id: z.uuid(),
  number: z.string(),
  centreId: z.uuid(),
  caseId: z.uuid(),
  state: registerStateSchema,
  agendaItemId: z.uuid(),
  enteredOn: z.string(),
  removedOn: z.string().nullable(),
  removalGround: removalGroundSchema.nullable(),
  removalAgendaItemId: z.uuid().nullable(),
});
export type RegisterEntry = z.infer<typeof registerEntrySchema>;
