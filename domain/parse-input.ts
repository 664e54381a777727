import { z } from 'zod';
import { DomainError } from './errors.ts';

// One language for every message that a schema does not word itself.
z.config(z.locales.ru());

/**
 * Checks what somebody entered; what does not fit is a refusal with the place and the reason of each problem.
 * A plain `parse` is for our own rows: there a mismatch is a defect and no fault of the person.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error);
}

function refuse(error: z.ZodError): DomainError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') fields[pointerTo(issue.path)] ??= issue.message;
    else for (const key of issue.keys) fields[pointerTo([...issue.path, key])] = 'Такого поля здесь нет.';
  }
  if (error.issues.every((issue) => issue.code === 'unrecognized_keys')) {
    return new DomainError('UNKNOWN_FIELD', 'В запросе есть лишние поля.', { fields });
  }
  return new DomainError('INVALID_INPUT', 'Проверьте введённые данные.', { fields });
}

/** JSON pointer (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${pointerPart(String(part))}`).join('');
}

/** What our fields are called. Any other key is the client's own word, perhaps a name, and an error text repeats none (T-204). */
const FIELD = /^[\w$-]{1,60}$/;

/** One part of a pointer: the field's name, or that there is one which we do not know. */
export function pointerPart(name: string): string {
  return FIELD.test(name) ? name : '…';
}
