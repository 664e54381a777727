import { expect, test } from 'vitest';
import { boxesFor } from '#domain/plans/family-boxes';
import { listHelpKinds, measuresFor, tickedBoxes } from '../../../../web/ui/form/measures.ts';

const measure = (value: string, category: string, assistanceType: string) => ({
  value,
  label: value,
  data: { boxes: boxesFor(category), assistanceType },
});
const MEASURES = [
  measure('5.1', 'disabled-child', 'pedagogical'),
  measure('5.2', 'disabled-child', 'medical'),
  measure('11.1', 'single-parent', 'legal'),
];

test.each([
  [['disabled-child'], ['5.1', '5.2']],
  [['single-mother'], ['11.1']],
  [['large-family'], []],
  [['low-income'], ['5.1', '5.2', '11.1']],
  [
    ['disabled-child', 'single-parent'],
    ['5.1', '5.2', '11.1'],
  ],
])('T-146 the boxes %j open the measures %j', (categories, codes) => {
  expect(measuresFor(MEASURES, tickedBoxes({ categories })).map(({ value }) => value)).toEqual(codes);
});

test('a correction has no boxes and takes what the server offers', () => {
  expect(measuresFor(MEASURES, tickedBoxes({ reason: 'Продление' }))).toEqual(MEASURES);
});

test('T-146 only kinds of help that some measure gives can be chosen', () => {
  expect(listHelpKinds(measuresFor(MEASURES, ['disabled-child']))).toEqual(['pedagogical', 'medical']);
});
