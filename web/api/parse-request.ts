import type { z } from 'zod';
import { invalidInput } from '#domain/errors';
import { parseInput, pointerTo } from '#domain/parse-input';

/** Nothing that people enter is nested deeper, and neither our recursion nor PostgreSQL's has to bear more. */
const MAX_DEPTH = 32;
/** The longest form has some three thousand values; half a million in one megabyte would keep the checks busy for a minute. */
const MAX_VALUES = 10_000;

/** Checks one part of a request by its schema. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseUnfit(value);
  return parseInput(schema, value);
}

/** Refuses what no schema should have to look at: too much, too deep, or with signs that the database cannot store. */
function refuseUnfit(whole: unknown): void {
  let left = MAX_VALUES;
  visit(whole, []);

  function visit(value: unknown, path: readonly string[]): void {
    if (typeof value === 'string') refuseUnstorable(value, path);
    left -= 1;
    if (left < 0) throw invalidInput('В запросе слишком много значений.');
    if (typeof value !== 'object' || value === null) return;
    if (path.length >= MAX_DEPTH) throw invalidInput('Данные вложены слишком глубоко.');
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, path);
      visit(inner, [...path, key]);
    }
  }
}

/** PostgreSQL stores no NUL and no half of a pair in text or jsonb; without this the request would end as an error of the server. */
function refuseUnstorable(text: string, path: readonly string[]): void {
  if (!/[\0\p{Surrogate}]/u.test(text)) return;
  throw invalidInput('В тексте есть недопустимый знак.', { [pointerTo(path)]: 'Уберите недопустимый знак.' });
}
