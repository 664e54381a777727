import { expect, test } from 'vitest';
import { describeField } from '../../../../web/ui/form/field-label.ts';
import { fieldId, parsePointer, parseProperty, remainingErrors, toErrorSchema } from '../../../../web/ui/form/pointers.ts';

test('a pointer and a path of the renderer lead to the same control', () => {
  expect(fieldId(parsePointer('/members/0/lastName'))).toBe('root_members_0_lastName');
  expect(fieldId(parseProperty('.members.0.lastName'))).toBe('root_members_0_lastName');
  expect(fieldId(parseProperty('.members[0].lastName'))).toBe('root_members_0_lastName');
  expect(parsePointer('/a~1b/c~0d')).toEqual(['a/b', 'c~d']);
});

test('errors of the server stand at their fields', () => {
  const errors = toErrorSchema({ '/members/0/lastName': 'Укажите фамилию.', '/receivedOn': 'Дата в будущем.' });

  expect(errors).toEqual({
    members: { '0': { lastName: { __errors: ['Укажите фамилию.'] } } },
    receivedOn: { __errors: ['Дата в будущем.'] },
  });
});

test('a mended field stops complaining, the others go on', () => {
  const fields = { '/a': 'Неверно.', '/rows/0/b': 'Неверно.' };
  const submitted = { a: 1, rows: [{ b: 2 }] };

  expect(remainingErrors(fields, submitted, { a: 5, rows: [{ b: 2 }] })).toEqual({ '/rows/0/b': 'Неверно.' });
});

test('a field is named by the titles on the way to it, in branches too', () => {
  const schema = {
    properties: {
      members: { type: 'array' as const, title: 'Состав семьи', items: { properties: { birthOn: { title: 'Дата рождения' } } } },
    },
    allOf: [{ then: { properties: { reason: { title: 'Причина' } } } }],
  };

  expect(describeField(schema, ['members', '1', 'birthOn'])).toBe('Состав семьи, строка 2, Дата рождения');
  expect(describeField(schema, ['reason'])).toBe('Причина');
});
