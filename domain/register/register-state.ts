import { z } from 'zod';

/** States of a line of the ведомственный учет in their order (П1 п.4.11, 5.8, 5.9; T-041). */
export const REGISTER_STATES = [
  { code: 'entered', label: 'поставлена на учет' },
  { code: 'extended', label: 'сопровождение продлено' },
  { code: 'corrected', label: 'ИПССС скорректирована' },
  { code: 'removed', label: 'снята с учета' },
  { code: 'post-support', label: 'постсопровождение' },
  { code: 'closed', label: 'закрыта' },
] as const;

export const registerStateSchema = z.enum(REGISTER_STATES.map(({ code }) => code));
export type RegisterState = z.infer<typeof registerStateSchema>;

export const registerStateLabel = (state: RegisterState): string =>
  REGISTER_STATES.find(({ code }) => code === state)?.label ?? state;

const SUPPORTED: readonly RegisterState[] = ['entered', 'extended', 'corrected'];

interface Step {
  readonly from: RegisterState;
  readonly to: RegisterState;
  /** Ground of the removal, once there is one. */
  readonly ground: string | null;
}

/** Post-support follows only the removal with decision б; any other removal ends the line at once (П1 п.5.8, 5.9; T-041). */
export function isAllowedStep({ from, to, ground }: Step): boolean {
  if (SUPPORTED.includes(from)) return to !== 'entered' && (SUPPORTED.includes(to) || to === 'removed');
  if (from === 'removed') return ground === 'completed' ? to === 'post-support' : to === 'closed';
  return from === 'post-support' && to === 'closed';
}
