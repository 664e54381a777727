import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import annex5 from '../../../domain/catalogue/annex-5.json' with { type: 'json' };
import { parseAnnex } from '#domain/catalogue/parse-annex';

/** Lines of stage V as the order prints them; headings and directions of the table begin with a tab. */
const source = readFileSync(new URL('./annex-5.txt', import.meta.url), 'utf8').split('\n');
const { measures } = parseAnnex(annex5, 1);

/** Words of the table without the separators between its lines; the stop of an abbreviation belongs to the words. */
function words(line: string): string {
  const text = line.trim();
  return /(;|(?<!др)\.)$/.test(text) ? text.slice(0, -1).trim() : text;
}

/** After the title and the two headings of the columns every line is a kind of help, a direction or a measure. */
const table = source
  .filter((line) => line.trim() !== '')
  .slice(3)
  .map(words);
const headings = annex5.assistanceTypes.map(({ label }) => label);

test('T-214 every line of annex 5 stands in the catalogue word for word and in its order', () => {
  const lines = annex5.assistanceTypes.flatMap(({ label, directions }) => [
    label,
    ...directions.flatMap((direction) => [direction.label, ...direction.measures.map(({ text }) => text)]),
  ]);

  expect(lines).toEqual(table);
});

test.each([
  ['pedagogical', 4, 10],
  ['psychological', 1, 5],
  ['medical', 2, 8],
  ['legal', 3, 4],
  ['social', 4, 9],
])('T-214 %s help has %i directions and %i measures', (type, directions, count) => {
  const ofType = measures.filter((measure) => measure.assistanceType === type);

  expect(new Set(ofType.map(({ directionCode }) => directionCode)).size).toBe(directions);
  expect(ofType).toHaveLength(count);
});

test('annex 5 has 14 directions and 36 measures under five kinds of help', () => {
  expect(headings).toHaveLength(5);
  expect(new Set(measures.map(({ directionPosition }) => directionPosition)).size).toBe(14);
  expect(measures.map(({ position }) => position)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
});

test('T-219 conditions of the text are attributes of its measures', () => {
  const conditional = measures.filter(({ condition }) => condition !== null);

  expect(conditional.map(({ code, condition }) => [code, condition])).toEqual([
    ['5.3.2', 'по показаниям'],
    ['5.12.1', 'при необходимости'],
  ]);
  for (const { text, condition } of conditional) expect(text).toContain(`(${condition ?? ''})`);
});

test('the information measures of the institutions say which help the memo is about', () => {
  const informing = measures.filter(({ actionKind }) => actionKind === 'inform');

  expect(informing.map(({ helpKind }) => helpKind)).toEqual(['pedagogical', 'leisure', 'psychological', 'medical', 'legal']);
  for (const { text } of informing) expect(text).toMatch(/^информирование об учреждениях/);
});

test('T-214 an unknown kind of help is refused', () => {
  const broken = structuredClone(annex5);
  const [first] = broken.assistanceTypes;
  if (first) first.type = 'spiritual';

  expect(() => parseAnnex(broken, 2)).toThrow('Каталог мероприятий не прочитан');
});
