import type { FamilyCard } from '#contract/families';

/** An address in one line, with the parts that are known. */
export function AddressLine({ address }: { address: FamilyCard['address'] }) {
  const parts = [
    address.district,
    address.settlement,
    address.street,
    prefixed('д. ', address.house),
    prefixed('кв. ', address.flat),
  ];
  const line = parts.filter((part) => part !== null && part !== '').join(', ');
  return <>{address.note === null ? line : `${line} (${address.note})`}</>;
}

function prefixed(prefix: string, value: string | null): string | null {
  return value === null || value === '' ? null : `${prefix}${value}`;
}
