/** «Вахитовский» and «Вахитовский р-н» are one district. */
export function isSameDistrict(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

function normalise(district: string): string {
  const words = district.toLowerCase().replaceAll('ё', 'е').replaceAll(/[«».]/g, ' ').split(/\s+/);
  return words
    .filter((word) => !['', 'район', 'р-н', 'муниципальный', 'городской', 'округ', 'г', 'город'].includes(word))
    .join(' ');
}
