import { describe, expect, test } from 'vitest';
import { refuseWeakPassword } from '#domain/users/weak-passwords';

const check = (password: string) => refuseWeakPassword(password, { own: ['safina', 'Сафина'], field: '/newPassword' });

describe('T-205 a new password', () => {
  test.each([
    ['leaked', 'Password2026!'],
    ['a path on the keyboard', '1q2w3e4r5t6y'],
    ['a path on the Russian keyboard', 'йцукенгшщзхъ'],
    ['a Russian word typed in Latin letters', 'gfhjkmgfhjkm'],
    ['a word and digits', 'пароль123456'],
    ['a season, a year and a city', 'Весна2026Казань'],
    ['repeated', 'qwerty'.repeat(40)],
    ['the own login with a year', 'Safina19801980'],
    ['the own name with a year', 'Сафина19801980'],
  ])('that is %s is refused', (_what, password) => {
    expect(() => check(password)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  test.each(['длинная фраза про кота', 'x7Gq2-lPz9wT', 'Смена-Пароля-71-Ёлка'])('such as «%s» is taken', (password) => {
    expect(() => check(password)).not.toThrow();
  });
});
