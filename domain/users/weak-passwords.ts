import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { invalidInput } from '#domain/errors';

/** Where attackers begin in Russia; the package brings fifty thousand leaked passwords and the paths of a keyboard. */
const RUSSIAN = [
  ...[
    'пароль',
    'привет',
    'любовь',
    'солнце',
    'весна',
    'лето',
    'осень',
    'зима',
    'россия',
    'москва',
    'казань',
    'татарстан',
    'победа',
  ],
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  ...['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье', 'сегодня', 'работа', 'спасибо'],
  ...[
    'семья',
    'семьи',
    'веста',
    'кцсон',
    'куратор',
    'директор',
    'центр',
    'сопровождение',
    'опека',
    'ребенок',
    'дети',
    'мама',
    'папа',
  ],
  ...[
    'анна',
    'мария',
    'елена',
    'ольга',
    'наталья',
    'татьяна',
    'ирина',
    'светлана',
    'александр',
    'сергей',
    'дмитрий',
    'андрей',
    'алексей',
  ],
  ...[
    'parol',
    'privet',
    'lubov',
    'vesna',
    'leto',
    'osen',
    'zima',
    'semya',
    'vesta',
    'rabota',
    'natasha',
    'marina',
    'sergey',
    'kazan',
  ],
];

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** The last of its five steps: ten thousand million tries and more. */
const STRONG = 4;
/** What is weak after so many signs is weak as a whole, and the estimate takes longer the longer the text. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | undefined;

/**
 * Refuses a new password that attackers try early: leaked ones, paths of the keyboard in either layout, repetitions, dates, and
 * what belongs to the person (T-205). There are no rules of composition: they make passwords longer to type and no better.
 */
export function refuseWeakPassword(password: string, { own, field }: { own: readonly string[]; field: string }): void {
  const typed = password.slice(0, LOOKED_AT);
  if ([typed, toOtherLayout(typed)].every((text) => strengthOf(text, own) >= STRONG)) return;
  throw invalidInput('Такой пароль легко подобрать.', {
    [field]: 'Этот пароль легко подобрать. Возьмите несколько не связанных слов.',
  });
}

function strengthOf(text: string, own: readonly string[]): number {
  // Made at the first need: the dictionaries take a tenth of a second.
  estimator ??= new ZxcvbnFactory({ dictionary: { ...dictionary, russian: RUSSIAN }, graphs: adjacencyGraphs });
  return estimator.check(text, [...own]).score;
}

/** «йцукен» is «qwerty» to the fingers, and «gfhjkm» is «пароль». */
function toOtherLayout(text: string): string {
  return Array.from(
    text.toLowerCase(),
    (sign) => swap(sign, RUSSIAN_KEYS, LATIN_KEYS) ?? swap(sign, LATIN_KEYS, RUSSIAN_KEYS) ?? sign,
  ).join('');
}

function swap(sign: string, from: string, to: string): string | undefined {
  return from.includes(sign) ? to[from.indexOf(sign)] : undefined;
}
