import { expect, test } from 'vitest';
import { categoriesOf, checkFamilyBoxes, tickParents } from '#domain/plans/family-boxes';

test('T-130 T-131 a sub-box ticks the box above it, in the order of the form', () => {
  expect(tickParents(['low-income', 'single-mother', 'large-family'])).toEqual([
    'large-family',
    'single-parent',
    'single-mother',
    'other',
    'low-income',
  ]);
});

test('T-129 sub-boxes count as the group that they stand under', () => {
  expect(categoriesOf(['single-father', 'disabled-child', 'refugees'])).toEqual(['disabled-child', 'single-parent', 'other']);
});

test('T-130 a lone mother and a lone father exclude one another', () => {
  expect(checkFamilyBoxes(['single-mother', 'single-father'], undefined)).toHaveProperty('categories');
  expect(checkFamilyBoxes(['single-father'], undefined)).toEqual({});
});

test('T-131 «иные категории» need a sub-box or words', () => {
  expect(checkFamilyBoxes(['other'], undefined)).toHaveProperty('otherCategoryNote');
  expect(checkFamilyBoxes(['other', 'refugees'], undefined)).toEqual({});
  expect(checkFamilyBoxes(['other'], 'Семья участника боевых действий')).toEqual({});
});
