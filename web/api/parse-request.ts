import { z } from 'zod';
import { DomainError } from '#domain/errors';

// One language for every message that a schema does not word itself.
z.config(z.locales.ru());

/** Checks one part of a request; a part that does not fit is a refusal with the place and the reason of each problem. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseNul(value, '');
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error);
}

function refuse(error: z.ZodError): DomainError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') fields[pointer(issue.path)] ??= issue.message;
    else for (const key of issue.keys) fields[pointer([...issue.path, key])] = 'Такого поля здесь нет.';
  }
  if (error.issues.every((issue) => issue.code === 'unrecognized_keys')) {
    return new DomainError('UNKNOWN_FIELD', 'В запросе есть лишние поля.', { fields });
  }
  return new DomainError('INVALID_INPUT', 'Проверьте введённые данные.', { fields });
}

/** RFC 6901. The keys are the client's own words, so they are cut: an error text is no place for a novel. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** PostgreSQL stores no NUL in text or jsonb; without this the request would end as an error of the server. */
function refuseNul(value: unknown, place: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new DomainError('INVALID_INPUT', 'В тексте есть недопустимый знак.', {
        fields: { [place]: 'Уберите недопустимый знак.' },
      });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseNul(key, place);
    refuseNul(inner, place + pointer([key]));
  }
}
