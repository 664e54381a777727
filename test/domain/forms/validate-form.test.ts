import { describe, expect, test } from 'vitest';
import { DomainError } from '#domain/errors';
import { checkFormVersion, getForm, type Form } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';

const form: Form = {
  key: 'example',
  version: '0123456789ab',
  ui: {},
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['madeOn', 'kind', 'result'],
    properties: {
      madeOn: { type: 'string', format: 'date', title: 'Дата' },
      kind: {
        type: 'string',
        title: 'Вид',
        oneOf: [
          { const: 'a', title: 'первый' },
          { const: 'b', title: 'второй' },
        ],
      },
      result: { type: 'string', title: 'Результат', minLength: 1, pattern: '\\S', 'x-message': 'Запишите результат.' },
      rows: {
        type: 'array',
        title: 'Члены семьи',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { personId: { type: 'string', title: 'Кто', 'x-choices': 'members' } },
        },
      },
    },
  },
};
const choices = { members: [{ value: 'p1', label: 'Иванова Анна' }] };
const good = { madeOn: '2026-03-02', kind: 'a', result: 'беседа проведена' };

function fieldsOf(data: unknown): unknown {
  try {
    validateForm(form, data, choices);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error;
    return error.details['fields'];
  }
}

describe('what is wrong with a form is said in Russian beside its field', () => {
  test.each([
    ['nothing', good, undefined],
    ['an impossible date', { ...good, madeOn: '2019-02-31' }, { '/madeOn': 'Такой даты нет. Укажите дату в виде ДД.ММ.ГГГГ.' }],
    ['a missing field', { madeOn: '2026-03-02', kind: 'a' }, { '/result': 'Запишите результат.' }],
    ['two missing fields', { result: 'x' }, { '/madeOn': 'Заполните поле «Дата».', '/kind': 'Заполните поле «Вид».' }],
    ['only spaces', { ...good, result: '   ' }, { '/result': 'Запишите результат.' }],
    ['a value outside the list', { ...good, kind: 'c' }, { '/kind': 'Выберите значение из списка.' }],
    ['an unknown field', { ...good, extra: 1 }, { '/extra': 'Такого поля в форме нет.' }],
    [
      'a choice that was not offered',
      { ...good, rows: [{ personId: 'p2' }] },
      { '/rows/0/personId': 'Выберите значение из списка.' },
    ],
    ['a choice that was offered', { ...good, rows: [{ personId: 'p1' }] }, undefined],
  ])('%s', (_name, data, expected) => {
    expect(fieldsOf(data)).toEqual(expected);
  });

  test.each([null, 'text', 7, []])('%j is no form data at all', (data) => {
    expect(fieldsOf(data)).toHaveProperty(['']);
  });
});

test('a form whose list nobody prepared is a mistake of ours and fails loudly', () => {
  expect(() => validateForm(form, { ...good, rows: [{ personId: 'p1' }] }, {})).toThrow(/members/);
});

test('data of an older edition of the form is refused with a stable code', () => {
  const current = getForm('assign-curator');

  expect(() => checkFormVersion(current, current.version)).not.toThrow();
  expect(() => checkFormVersion(current, '000000000000')).toThrow(expect.objectContaining({ code: 'STALE_FORM' }));
});

test.each(['../package', 'no-such-form', ''])('there is no form "%s"', (key) => {
  expect(() => getForm(key)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('of thousands of broken rows only some are named', () => {
  const fields = fieldsOf({ ...good, rows: Array.from({ length: 5000 }, () => ({ unknown: 1 })) });

  expect(Object.keys(fields as object).length).toBeLessThanOrEqual(300);
});
