import { expect, test } from 'vitest';
import annex5 from '../../../domain/catalogue/annex-5.json' with { type: 'json' };
import { parseAnnex } from '#domain/catalogue/parse-annex';
import { CATEGORIES } from '#domain/plans/plan-categories';
import { familyBoxChoices, measureChoices } from '#domain/plans/plan-choices';

test('T-037 each group of families has the annex of its algorithm, other families have none', () => {
  expect(Object.fromEntries(CATEGORIES.map(({ code, annex }) => [code, annex]))).toEqual({
    'ovz-child': 4,
    'disabled-child': 5,
    'newborn-refusal-reversed': 6,
    'substitute-family': 7,
    'conflict-with-law': 8,
    'large-family': 9,
    'minor-parents': 10,
    'single-parent': 11,
    other: undefined,
  });
});

test('T-037 the measures of an annex are those of its group, and of other families, which have no algorithm of their own', () => {
  const choices = measureChoices(parseAnnex(annex5, 1).measures);

  const boxes = new Set(choices.flatMap(({ data }) => data?.['boxes']));

  expect(boxes).toContain('disabled-child');
  expect(boxes).toContain('other');
  expect(boxes).not.toContain('large-family');
  expect(familyBoxChoices.find(({ value }) => value === 'disabled-child')?.hint).toBe('приложение 5');
});
