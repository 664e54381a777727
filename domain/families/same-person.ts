/** A person as far as a comparison needs one; a message may not know everything. */
export interface ComparedPerson {
  readonly lastName: string;
  readonly firstName?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly birthOn?: string | null | undefined;
}

export type Likeness = 'same' | 'similar';

/** Two slips of the pen in a whole name: «Гайфулина» for «Гайфуллина», «Наталия» for «Наталья». */
const MAX_SLIPS = 2;

/**
 * Whether two records may be one person: the same name and birth, or one of them with a slip of the pen, a new surname
 * or an unknown date (П1 п.4.3; T-027). Only the name and the date count: nothing else says who somebody is.
 */
export function comparePersons(first: ComparedPerson, second: ComparedPerson): Likeness | undefined {
  const [one, other] = [nameOf(first), nameOf(second)];
  if (!one.firstName || !other.firstName) return undefined;
  const isSameName = one.lastName === other.lastName && isSameGiven(one, other);
  if (!first.birthOn || !second.birthOn) return isSameName ? 'similar' : undefined;
  if (first.birthOn !== second.birthOn) return isSameName && isSlipOfDate(first.birthOn, second.birthOn) ? 'similar' : undefined;
  if (isSameName) return 'same';
  const slips = countSlips(one.lastName, other.lastName) + countSlips(one.firstName, other.firstName);
  return slips <= MAX_SLIPS || isSameGiven(one, other) ? 'similar' : undefined;
}

/** A word without what people write differently: case, ё, hyphens and spaces. */
export function normaliseWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s.'’–—-]/g, '');
}

function nameOf({ lastName, firstName, middleName }: ComparedPerson) {
  return {
    lastName: normaliseWord(lastName),
    firstName: normaliseWord(firstName ?? ''),
    middleName: normaliseWord(middleName ?? ''),
  };
}

type Name = ReturnType<typeof nameOf>;

/** Not everybody has a patronymic, and not everybody tells it. */
function isSameGiven(one: Name, other: Name): boolean {
  const mayBeSame = one.middleName === '' || other.middleName === '' || one.middleName === other.middleName;
  return one.firstName === other.firstName && mayBeSame;
}

/** One wrong digit, or day and month the wrong way round. */
function isSlipOfDate(first: string, second: string): boolean {
  const [year, month, day] = first.split('-');
  const wrongDigits = Array.from(first).filter((digit, index) => digit !== second[index]).length;
  return wrongDigits === 1 || second === `${year}-${day}-${month}`;
}

/** Letters to change, add or leave out to get from one word to the other (Levenshtein). */
function countSlips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  Array.from(one).forEach((letter, position) => {
    const next = [position + 1];
    Array.from(other).forEach((otherLetter, index) => {
      const changed = (row[index] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    });
    row = next;
  });
  return row[other.length] ?? 0;
}
