import { describe, expect, test } from 'vitest';
import { comparePersons, type ComparedPerson } from '#domain/families/same-person';

const anna: ComparedPerson = { lastName: 'Ерёмина', firstName: 'Наталья', middleName: 'Сергеевна', birthOn: '1990-05-17' };

describe('T-027 two records may be one person', () => {
  test.each<[string, Partial<ComparedPerson>, 'same' | 'similar' | undefined]>([
    ['as they are', {}, 'same'],
    ['with е for ё', { lastName: 'Еремина' }, 'same'],
    ['in capitals and with spaces', { lastName: ' ЕРЁМИНА ', firstName: 'наталья' }, 'same'],
    ['without a patronymic', { middleName: null }, 'same'],
    ['with another spelling of the name', { firstName: 'Наталия' }, 'similar'],
    ['with another surname after a marriage', { lastName: 'Каримова' }, 'similar'],
    ['with a wrong digit in the date', { birthOn: '1990-05-11' }, 'similar'],
    ['with day and month the wrong way round', { birthOn: '1990-17-05' }, 'similar'],
    ['without a date', { birthOn: undefined }, 'similar'],
    ['of another name, born on the same day', { lastName: 'Каримова', firstName: 'Гузель', middleName: 'Ринатовна' }, undefined],
    ['of the same name, born in another year and month', { birthOn: '1985-11-02' }, undefined],
    ['without a first name', { firstName: undefined }, undefined],
    ['without a date and of another name', { birthOn: undefined, firstName: 'Ольга' }, undefined],
  ])('%s: %o', (_name, change, expected) => {
    expect(comparePersons(anna, { ...anna, ...change })).toBe(expected);
    expect(comparePersons({ ...anna, ...change }, anna)).toBe(expected);
  });

  test('a double surname is one word', () => {
    const double = { ...anna, lastName: 'Мухамед-Ярова' };

    expect(comparePersons(double, { ...double, lastName: 'Мухамед Ярова' })).toBe('same');
  });
});
