/** «1 500,50» as entered, in kopecks: sums are kept in whole units, because fractions of a rouble do not add up in floating point. */
export function readRoubles(entered: string): number {
  const [roubles = '', fraction = ''] = entered.replaceAll(' ', '').split(/[.,]/);
  return Number(roubles) * 100 + Number(fraction.padEnd(2, '0'));
}

/** A sum as people read it: «1 500,50 ₽». */
export const describeRoubles = (kopecks: number): string =>
  (kopecks / 100).toLocaleString('ru-RU', {
    style: 'currency',
    currency: 'RUB',
    minimumFractionDigits: kopecks % 100 === 0 ? 0 : 2,
  });
