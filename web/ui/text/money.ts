const ROUBLES = new Intl.NumberFormat('ru-RU', { style: 'currency', currency: 'RUB' });

/** «12 500,50 ₽» from whole kopecks. */
export function formatKopecks(kopecks: number): string {
  return ROUBLES.format(kopecks / 100);
}
