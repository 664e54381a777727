import { expect, test } from 'vitest';
import { rowChoices } from '../../../../web/ui/form/widgets/row-choices.ts';

const MEASURES = [{ value: '5.6.1', label: 'информирование об учреждениях' }];

test('rows are named by number and words, whether of the catalogue or own', () => {
  const data = { items: [{ measureCode: '5.6.1' }, { text: 'Беседы с семьей' }, {}] };

  expect(rowChoices(data, MEASURES)).toEqual([
    { value: '1', label: '№ 1. информирование об учреждениях' },
    { value: '2', label: '№ 2. Беседы с семьей' },
    { value: '3', label: '№ 3' },
  ]);
});

test.each([[undefined], [null], [{}], [{ items: 'нет' }]])('a form without rows offers none: %j', (data) => {
  expect(rowChoices(data, MEASURES)).toEqual([]);
});

test('long words are cut', () => {
  const [row] = rowChoices({ items: [{ text: 'слово '.repeat(40) }] }, []);

  expect(row?.label.length).toBeLessThan(100);
  expect(row?.label.endsWith('…')).toBe(true);
});
