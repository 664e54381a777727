import localizeRu from 'ajv-i18n/localize/ru';
import type { ErrorObject } from 'ajv';
import type { RJSFSchema, RJSFValidationError } from '@rjsf/utils';
import { pluralForm } from '../text/plural.ts';
import { titleOf } from './field-label.ts';
import { parseProperty } from './pointers.ts';

interface DescribedSchema {
  readonly title?: string;
  readonly 'x-message'?: string;
  readonly properties?: Readonly<Record<string, { readonly title?: string } | boolean>>;
}

/** Gives ajv's errors Russian texts; what ajv-i18n says too technically is said anew. */
export function localizeErrors(errors?: null | ErrorObject[]): void {
  localizeRu(errors);
  for (const error of errors ?? []) {
    const message = plainMessage(error);
    if (message !== undefined) error.message = message;
  }
}

function plainMessage(error: ErrorObject): string | undefined {
  // ajv types a schema as anything with string keys.
  const schema = (error.parentSchema ?? {}) as DescribedSchema;
  const limit = Number(error.params['limit']);
  if (error.keyword === 'required') return requiredMessage(schema, String(error.params['missingProperty']));
  if (schema['x-message'] !== undefined) return schema['x-message'];
  switch (error.keyword) {
    case 'minLength':
      return limit === 1 ? 'Заполните поле' : `Напишите не короче ${limit} ${characters(limit)}`;
    case 'maxLength':
      return `Сократите до ${limit} ${characters(limit)}`;
    case 'format':
      return formatMessage(String(error.params['format']));
    case 'enum':
    case 'const':
      return 'Выберите значение из списка';
    case 'minimum':
      return `Укажите число не меньше ${limit}`;
    case 'maximum':
      return `Укажите число не больше ${limit}`;
    case 'minItems':
      return limit === 1 ? 'Добавьте или отметьте хотя бы одно значение' : `Нужно не меньше ${limit} значений`;
    case 'uniqueItems':
      return 'Значения не должны повторяться';
    case 'type':
      return error.params['type'] === 'integer' ? 'Укажите целое число' : 'Заполните поле';
    case 'pattern':
      return 'Проверьте, как записано значение';
    case 'additionalProperties':
      return 'Форма содержит лишнее поле. Обновите страницу';
    default:
      return undefined;
  }
}

function requiredMessage(schema: DescribedSchema, name: string): string {
  const property = schema.properties?.[name];
  const title = typeof property === 'object' ? property.title : undefined;
  return `Заполните поле «${title ?? name}»`;
}

function characters(count: number): string {
  return pluralForm(count, { one: 'знака', few: 'знаков', many: 'знаков' });
}

function formatMessage(format: string): string | undefined {
  if (format === 'date') return 'Такой даты нет: укажите дату в виде ДД.ММ.ГГГГ';
  if (format === 'date-time') return 'Укажите дату и время';
  if (format === 'email') return 'Укажите адрес электронной почты, например ivanova@example.ru';
  return undefined;
}

/** A branch demands a field without knowing its title: the message names it as the whole form does. */
export function nameMissing(schema: RJSFSchema, errors: readonly RJSFValidationError[]): RJSFValidationError[] {
  return errors.map((error) => {
    const title = error.name === 'required' ? titleOf(schema, parseProperty(error.property ?? '')) : undefined;
    return title === undefined ? error : { ...error, message: `Заполните поле «${title}»` };
  });
}

/** Drops what `oneOf`, `anyOf` and `if` add around the one error that a person can act on. */
export function dropNoise(errors: RJSFValidationError[]): RJSFValidationError[] {
  return errors.filter((error) => {
    const schemaPath = error.schemaPath ?? '';
    if (error.name === 'if') return false;
    if (error.name === 'const' && schemaPath.includes('/oneOf/')) return false;
    return !((error.name === 'oneOf' || error.name === 'anyOf') && errors.length > 1 && !isOnlyErrorAt(errors, error));
  });
}

function isOnlyErrorAt(errors: readonly RJSFValidationError[], error: RJSFValidationError): boolean {
  return errors.every(
    (other) => other === error || other.property !== error.property || (other.schemaPath ?? '').includes('/oneOf/'),
  );
}
