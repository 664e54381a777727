import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { dropNoise, localizeErrors, nameMissing } from '../../../../web/ui/form/messages.ts';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
formats.default(ajv);

function messagesFor(schema: object, data: unknown): (string | undefined)[] {
  const validate = ajv.compile(schema);
  validate(data);
  const errors: ErrorObject[] = validate.errors ?? [];
  localizeErrors(errors);
  return errors.map(({ message }) => message);
}

describe('what a person reads instead of ajv', () => {
  test.each([
    [{ type: 'object', required: ['a'], properties: { a: { title: 'Фамилия' } } }, {}, 'Заполните поле «Фамилия»'],
    [{ type: 'string', minLength: 1 }, '', 'Заполните поле'],
    [{ type: 'string', maxLength: 3 }, 'длинно', 'Сократите до 3 знаков'],
    [{ type: 'string', format: 'date' }, '2026-02-31', 'Такой даты нет: укажите дату в виде ДД.ММ.ГГГГ'],
    [{ enum: ['а', 'б'] }, 'в', 'Выберите значение из списка'],
    [{ type: 'integer' }, 1.5, 'Укажите целое число'],
    [{ type: 'number', minimum: 1 }, 0, 'Укажите число не меньше 1'],
    [{ type: 'array', minItems: 1 }, [], 'Добавьте или отметьте хотя бы одно значение'],
  ])('%j refuses %j with «%s»', (schema, data, message) => {
    expect(messagesFor(schema, data)).toEqual([message]);
  });

  test('the message of the schema wins over the general one', () => {
    const schema = { type: 'string', format: 'date', 'x-message': 'Укажите дату рождения.' };

    expect(messagesFor(schema, '31.02.2019')).toEqual(['Укажите дату рождения.']);
  });
});

test('noise of oneOf and if is dropped, and the error that a person can act on stays', () => {
  const error = (name: string, property: string, schemaPath: string) => ({
    name,
    property,
    schemaPath,
    message: name,
    stack: name,
  });
  const errors = [
    error('const', '.level', '#/properties/level/oneOf/0/const'),
    error('const', '.level', '#/properties/level/oneOf/1/const'),
    error('oneOf', '.level', '#/properties/level/oneOf'),
    error('if', '.', '#/if'),
    error('required', '.reason', '#/then/required'),
  ];

  expect(dropNoise(errors).map(({ name }) => name)).toEqual(['oneOf', 'required']);
});

test('a field that only a branch demands is named by its title, not by its key', () => {
  const missing = (property: string) => ({ name: 'required', property, message: 'Заполните поле «refusedOn»', stack: '' });
  const schema = {
    properties: {
      refusedOn: { title: 'Дата отказа' },
      rows: { items: { properties: { place: { title: 'Место' } } } },
    },
    else: { required: ['refusedOn'], properties: { reason: { title: 'Причина' } } },
  };

  const messages = nameMissing(schema, [missing('.refusedOn'), missing('.rows.0.place'), missing('.unknown')]);

  expect(messages.map(({ message }) => message)).toEqual([
    'Заполните поле «Дата отказа»',
    'Заполните поле «Место»',
    'Заполните поле «refusedOn»',
  ]);
});
