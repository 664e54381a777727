import type { ReactNode } from 'react';
import { DataTable, type Column } from './DataTable.tsx';
import { Pager } from './Pager.tsx';
import { QueryError } from './QueryError.tsx';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly isTotalCapped: boolean;
}

interface PagedTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** What the page asked the server for. */
  readonly list: {
    readonly data: Page<Row> | undefined;
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => Promise<unknown>;
  };
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** One page of a long list: its rows, or why they did not come, and the way to the other pages. */
export function PagedTable<Row>({ label, columns, list, rowKey, empty, page, onPage }: PagedTableProps<Row>) {
  const { data, error, isPlaceholderData, refetch } = list;
  return (
    <>
      {error === null ? (
        <DataTable label={label} columns={columns} rows={data?.items} rowKey={rowKey} isStale={isPlaceholderData} empty={empty} />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
      {data === undefined || data.items.length === 0 ? null : (
        <Pager page={page} total={data.total} isTotalCapped={data.isTotalCapped} onChange={onPage} />
      )}
    </>
  );
}
