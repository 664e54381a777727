import { z } from 'zod';
import { registerStateSchema } from './register-state.ts';

/** One step in the history of a line: its date and the question of the minutes that decided it (П1 п.4.11, 5.8, 5.9; T-041). */
export const registerChangeSchema = z.object({
  state: registerStateSchema,
  changedOn: z.string(),
  changedAt: z.date(),
  ground: z.string().nullable(),
  agendaItemId: z.uuid().nullable(),
});
export type RegisterChange = z.infer<typeof registerChangeSchema>;
