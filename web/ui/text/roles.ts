import { ROLE_NAMES } from './ru.ts';

/** The name of a role inside a sentence; a code that this build does not know is shown as it is. */
export function roleName(code: string): string {
  const known = Object.entries(ROLE_NAMES).find(([role]) => role === code);
  return known === undefined ? code : known[1].toLocaleLowerCase('ru-RU');
}
