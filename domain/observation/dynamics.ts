import { z } from 'zod';

/** How the situation of a family has changed since it was last looked at (П1 п.5.5; T-118). */
export const dynamicsChangeSchema = z.enum(['better', 'same', 'worse']);
export type DynamicsChange = z.infer<typeof dynamicsChangeSchema>;

/** One point of the chart of states: an entry of the diary, or an observation of post-support, which answers the same question. */
export interface DynamicsPoint {
  readonly on: string;
  readonly change: DynamicsChange;
  readonly source: 'diary' | 'post-support';
}
