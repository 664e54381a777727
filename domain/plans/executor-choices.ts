import type { Choice } from '#domain/tasks/task-form';
import { OWN_CENTRE } from './plan-draft.ts';

/** Who may be in charge of a measure: the centre itself first, then the directory (П1 п.5.1; T-142; AMB-41). */
export const executorChoices = (centreName: string, organisations: readonly Choice[]): Choice[] => [
  { value: OWN_CENTRE, label: centreName, hint: 'наш центр' },
  ...organisations,
];
