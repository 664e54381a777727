import type { ErrorObject } from 'ajv';
import localizeRussian from 'ajv-i18n/localize/ru/index.js';
import { pointerPart } from '#domain/parse-input';
import { z } from 'zod';

/** Combinations of schemas only repeat what their parts say. */
const NOISE: ReadonlySet<string> = new Set(['if', 'oneOf', 'anyOf', 'allOf']);

/** Nobody reads more, and a form of broken rows must not make an answer larger than the request. */
const MAX_ERRORS = 300;

/** What is wrong with the data of a form, in Russian, by JSON pointer of the field. The first complaint of a field stands. */
export function describeErrors(all: readonly ErrorObject[]): Record<string, string> {
  const errors = all.slice(0, MAX_ERRORS);
  localizeRussian(errors);
  const telling = errors.filter((error) => !NOISE.has(error.keyword));
  const fields: Record<string, string> = {};
  for (const error of telling.length > 0 ? telling : errors) fields[pointerOf(error)] ??= messageOf(error);
  return fields;
}

const missing = z.object({ missingProperty: z.string() });
const additional = z.object({ additionalProperty: z.string() });
const limits = z.object({ limit: z.number() });
const parent = z.object({
  title: z.string().optional(),
  'x-message': z.string().optional(),
  properties: z.record(z.string(), z.object({ title: z.string().optional(), 'x-message': z.string().optional() })).optional(),
});

/** A missing field is named by its own place, so that the message stands beside it and not beside its group. */
function pointerOf(error: ErrorObject): string {
  if (error.keyword === 'required') return `${error.instancePath}/${escapePointer(missing.parse(error.params).missingProperty)}`;
  if (error.keyword === 'additionalProperties') {
    return `${error.instancePath}/${pointerPart(additional.parse(error.params).additionalProperty)}`;
  }
  return error.instancePath;
}

function messageOf(error: ErrorObject): string {
  const schema = parent.safeParse(error.parentSchema).data ?? {};
  if (error.keyword === 'required') {
    const name = missing.parse(error.params).missingProperty;
    const property = schema.properties?.[name];
    return property?.['x-message'] ?? `Заполните поле «${property?.title ?? name}».`;
  }
  if (error.keyword === 'additionalProperties') return 'Такого поля в форме нет.';
  if (schema['x-message']) return schema['x-message'];
  switch (error.keyword) {
    case 'format':
      return error.schema === 'date' ? 'Такой даты нет. Укажите дату в виде ДД.ММ.ГГГГ.' : 'Значение записано неверно.';
    case 'minLength':
      return limits.parse(error.params).limit === 1 ? 'Заполните поле.' : (error.message ?? 'Слишком коротко.');
    case 'pattern':
      return 'Значение записано неверно.';
    case 'enum':
    case 'const':
      return 'Выберите значение из списка.';
    case 'minItems':
      return limits.parse(error.params).limit === 1
        ? 'Добавьте хотя бы одну запись.'
        : (error.message ?? 'Слишком мало записей.');
    case 'uniqueItems':
      return 'Записи повторяются.';
    default:
      return error.message ?? 'Недопустимое значение.';
  }
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
