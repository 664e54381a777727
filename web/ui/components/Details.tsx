import type { ReactNode } from 'react';

export interface Detail {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values of a card; what is not known is left out. */
export function Details({ items }: { items: readonly (Detail | undefined)[] }) {
  return (
    <dl className="app-details">
      {items
        .filter((item) => item !== undefined)
        .map((item) => (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
