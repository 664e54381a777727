import type { StartGround } from '#domain/commands/case-start';

/** Every second case is applied for by a minor; both grounds lead to the same first task. */
export function groundOf(index: number): StartGround {
  return index % 2 === 0 ? 'parent-application' : 'minor-application';
}
