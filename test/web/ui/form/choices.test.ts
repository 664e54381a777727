import { expect, test } from 'vitest';
import { choiceListName, filterChoices, groupChoices, mergeChoices, withChosen } from '../../../../web/ui/form/choices.ts';

const CURATORS = [
  { value: '1', label: 'Фёдорова А. П.', hint: 'ведёт 3 семьи из 10' },
  { value: '2', label: 'Галиева Р. Ф.', group: 'Отделение № 2' },
  { value: '3', label: 'Иванова А. П.', group: 'Отделение № 2' },
];

test('the list stands on the field itself or on the items of an array', () => {
  expect(choiceListName({ type: 'string', 'x-choices': 'curators' })).toBe('curators');
  expect(choiceListName({ type: 'array', items: { type: 'string', 'x-choices': 'members' } })).toBe('members');
  expect(
    choiceListName({ type: 'array', items: { type: 'object', properties: { a: { 'x-choices': 'members' } } } }),
  ).toBeUndefined();
});

test('a search finds by every word, in label, hint or heading, and does not tell ё from е', () => {
  expect(filterChoices(CURATORS, 'федорова').map(({ value }) => value)).toEqual(['1']);
  expect(filterChoices(CURATORS, 'семьи 10').map(({ value }) => value)).toEqual(['1']);
  expect(filterChoices(CURATORS, 'отделение иван').map(({ value }) => value)).toEqual(['3']);
  expect(filterChoices(CURATORS, ' ')).toHaveLength(3);
});

test('choices without a heading come first, and headings keep the order of the server', () => {
  expect(groupChoices(CURATORS).map(({ group, items }) => [group, items.length])).toEqual([
    ['', 1],
    ['Отделение № 2', 2],
  ]);
});

test('a chosen value that the list no longer offers stays visible', () => {
  expect(withChosen(CURATORS, ['2', 'gone']).at(-1)).toMatchObject({ value: 'gone', label: 'Больше не предлагается' });
});

test('a document uploaded from the form stands first in its list, and once', () => {
  const uploaded = { value: '9', label: 'скан.pdf' };
  const prepared = { scans: CURATORS, others: [] };

  expect(mergeChoices(prepared, { scans: [uploaded] }).scans?.map(({ value }) => value)).toEqual(['9', '1', '2', '3']);
  expect(mergeChoices({ scans: [uploaded] }, { scans: [uploaded] }).scans).toEqual([uploaded]);
});
