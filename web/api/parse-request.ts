import type { z } from 'zod';
import { invalidInput } from '#domain/errors';
import { parseInput, pointerTo } from '#domain/parse-input';

/** Nothing that people enter is nested deeper, and neither our recursion nor PostgreSQL's has to bear more. */
const MAX_DEPTH = 32;

/** Checks one part of a request by its schema. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseUnstorable(value, []);
  return parseInput(schema, value);
}

/** PostgreSQL stores no NUL and no half of a pair in text or jsonb; without this the request would end as an error of the server. */
function refuseUnstorable(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string' && /[\0\p{Surrogate}]/u.test(value)) {
    throw invalidInput('В тексте есть недопустимый знак.', { [pointerTo(path)]: 'Уберите недопустимый знак.' });
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= MAX_DEPTH) throw invalidInput('Данные вложены слишком глубоко.');
  for (const [key, inner] of Object.entries(value)) {
    refuseUnstorable(key, path);
    refuseUnstorable(inner, [...path, key]);
  }
}
