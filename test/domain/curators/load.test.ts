import { describe, expect, test } from 'vitest';
import { exceedsLimit, loadIndex } from '#domain/curators/load';

const limits = { crisis: 4, basic: 6, adaptation: 8 };
const families = (crisis: number, basic: number, adaptation: number) => ({ crisis, basic, adaptation });

describe('T-113 the load index is Σ n/limit', () => {
  test.each([
    [families(2, 3, 0), 1],
    [families(1, 0, 0), 0.25],
    [families(2, 3, 1), 1.125],
    [families(0, 0, 6), 0.75],
    [families(0, 0, 0), 0],
    [families(4, 0, 0), 1],
    [families(1, 1, 1), 0.542],
  ])('%j is %d', (given, expected) => {
    expect(loadIndex(given, limits)).toBe(expected);
  });
});

describe('T-112 one more family over the recommended number', () => {
  test.each([
    ['the 4th crisis family', families(3, 0, 0), 'crisis', false],
    ['the 5th crisis family', families(4, 0, 0), 'crisis', true],
    ['the 6th basic family', families(0, 5, 0), 'basic', false],
    ['the 7th basic family', families(0, 6, 0), 'basic', true],
    ['the 8th adaptation family', families(0, 0, 7), 'adaptation', false],
    ['the 9th adaptation family', families(0, 0, 8), 'adaptation', true],
    ['an adaptation family over a full mixed load', families(2, 3, 0), 'adaptation', true],
    ['a basic family that fills a mixed load', families(2, 2, 0), 'basic', false],
  ] as const)('%s', (_name, given, level, expected) => {
    expect(exceedsLimit(given, level, limits)).toBe(expected);
  });

  test('with the limit of crisis families set to 3 the 4th exceeds it', () => {
    expect(exceedsLimit(families(3, 0, 0), 'crisis', { ...limits, crisis: 3 })).toBe(true);
  });
});
