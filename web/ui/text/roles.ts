import { ROLE_NAMES } from './ru.ts';
import { lowerFirst } from './lower-first.ts';

/** The name of a role inside a sentence; a code that this build does not know is shown as it is. */
export function roleName(code: string): string {
  const known = Object.entries(ROLE_NAMES).find(([role]) => role === code);
  return known === undefined ? code : lowerFirst(known[1]);
}
