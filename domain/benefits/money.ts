/** «1 500,50» as entered, in kopecks: sums are kept in whole units, because fractions of a rouble do not add up in floating point. */
export function readRoubles(entered: string): number {
  const [roubles = '', fraction = ''] = entered.replaceAll(' ', '').split(/[.,]/);
  return Number(roubles) * 100 + Number(fraction.padEnd(2, '0'));
}
