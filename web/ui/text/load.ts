/** «0,75»: the load index of a curator, 1 being a full load. */
export function formatLoad(index: number): string {
  return index.toLocaleString('ru-RU', { maximumFractionDigits: 2 });
}
