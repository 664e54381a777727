import { describe, expect, test } from 'vitest';
import { categoryHints, type HintedMember } from '#domain/cases/category-hints';

const TODAY = '2026-03-02';
const mother = { birthOn: '1990-05-17', kinship: 'мать' };
const father = { birthOn: '1988-01-01', kinship: 'отец' };
const child = (birthOn: string): HintedMember => ({ birthOn, kinship: 'дочь' });

describe('T-038 a category that the composition of the family does not show', () => {
  test.each<[string, readonly HintedMember[], 'complete' | 'incomplete' | undefined, string, boolean]>([
    ['a child with ОВЗ under three, the youngest is five', [mother, child('2021-03-01')], undefined, 'ovz-child', true],
    ['a child with ОВЗ under three, the youngest is two', [mother, child('2023-03-03')], undefined, 'ovz-child', false],
    ['a minor parent, the mother is 35', [mother, child('2021-03-01')], undefined, 'minor-parents', true],
    ['a minor parent, the mother is 17', [{ birthOn: '2008-03-03', kinship: 'Мать' }], undefined, 'minor-parents', false],
    ['one parent, two in the table', [mother, father, child('2021-03-01')], undefined, 'single-parent', true],
    ['one parent, a complete family', [mother, child('2021-03-01')], 'complete', 'single-parent', true],
    ['one parent, an incomplete family', [mother, child('2021-03-01')], 'incomplete', 'single-parent', false],
    ['many children, two in the table', [mother, child('2021-03-01'), child('2022-03-01')], undefined, 'large-family', true],
    [
      'many children, three in the table',
      [mother, child('2021-03-01'), child('2022-03-01'), child('2023-03-01')],
      undefined,
      'large-family',
      false,
    ],
    ['disabled children, none in the table', [mother], undefined, 'disabled-child', true],
    ['another category', [mother], undefined, 'other', false],
    ['a table without dates', [{ kinship: 'мать' }], undefined, 'ovz-child', false],
  ])('%s', (_name, members, completeness, category, isHinted) => {
    expect(categoryHints(members, completeness, [category], TODAY).length > 0).toBe(isHinted);
  });

  test('nothing is said of a category that nobody chose', () => {
    expect(categoryHints([mother], 'complete', [], TODAY)).toEqual([]);
  });
});
