import type { ReactNode } from 'react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { QueryError } from '../../components/QueryError.tsx';

const SHOWN = 10;

interface SearchResultsProps<Row> {
  readonly query: {
    readonly data: { readonly items: readonly Row[]; readonly total: number } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly rowKey: (row: Row) => string;
  readonly render: (row: Row) => ReactNode;
}

export function SearchResults<Row>({ query, rowKey, render }: SearchResultsProps<Row>) {
  if (query.error !== null) return <QueryError error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={60} />;
  const { items, total } = query.data;
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Ничего не найдено.
      </Text>
    );
  return (
    <>
      <Stack component="ul" gap={6} className="app-plain-list">
        {items.slice(0, SHOWN).map((row) => (
          <li key={rowKey(row)}>{render(row)}</li>
        ))}
      </Stack>
      {total > SHOWN ? (
        <Text size="sm" c="dimmed" mt="xs">{`Показаны первые ${SHOWN} из ${total}. Уточните запрос.`}</Text>
      ) : null}
    </>
  );
}
