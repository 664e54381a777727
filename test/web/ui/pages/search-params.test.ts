import { expect, test } from 'vitest';
import { withQuery } from '../../../../web/ui/api/client.ts';
import { changeFilters, choiceParam, flagParam, numberParam, textParam } from '../../../../web/ui/search-params.ts';

test('what stands in the address and is no filter is dropped', () => {
  const raw = { stage: '9', scope: 'everybody', overdue: 'maybe', search: '  ' };

  expect(numberParam(raw, 'stage', 0, 7)).toBeUndefined();
  expect(choiceParam(raw, 'scope', ['mine', 'group'])).toBeUndefined();
  expect(flagParam(raw, 'overdue')).toBeUndefined();
  expect(textParam(raw, 'search')).toBeUndefined();
});

test('a case number that looks like a number stays text', () => {
  expect(textParam({ search: 260417 }, 'search')).toBe('260417');
});

test('a changed filter leads back to the first page, and an unset one leaves the address', () => {
  const old: { stage?: number; search?: string; page?: number } = { stage: 3, search: 'иванов', page: 4 };

  expect(changeFilters(old, { search: undefined })).toEqual({ stage: 3 });
});

test('an address carries only what is set', () => {
  expect(withQuery('/tasks', { scope: 'mine', stage: undefined, search: '', page: 2 })).toBe('/tasks?scope=mine&page=2');
});
