import type { z } from 'zod';
import { invalidInput } from '#domain/errors';
import { parseInput, pointerTo } from '#domain/parse-input';

/** Checks one part of a request by its schema. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseNul(value, []);
  return parseInput(schema, value);
}

/** PostgreSQL stores no NUL in text or jsonb; without this the request would end as an error of the server. */
function refuseNul(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw invalidInput('В тексте есть недопустимый знак.', { [pointerTo(path)]: 'Уберите недопустимый знак.' });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseNul(key, path);
    refuseNul(inner, [...path, key]);
  }
}
