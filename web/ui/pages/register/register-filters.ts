import type { Level } from '#contract/common';
import type { FamilyCategory, RegisterState } from '#contract/register';
import { CATEGORY_NAMES, LEVEL_NAMES, REGISTER_STATE_NAMES } from '../../text/ru.ts';

/** The codes that can stand in the address, in the order in which lists offer them. */
export const LEVELS = keysOf<Level>(LEVEL_NAMES);
export const CATEGORIES = keysOf<FamilyCategory>(CATEGORY_NAMES);
export const REGISTER_STATES = keysOf<RegisterState>(REGISTER_STATE_NAMES);
export const ENDS_WITHIN_MAX_DAYS = 366;

function keysOf<Code extends string>(names: Readonly<Record<Code, string>>): Code[] {
  return Object.keys(names).filter((key): key is Code => Object.hasOwn(names, key));
}
