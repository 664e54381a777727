import type { ReactNode } from 'react';
import { Skeleton, Stack, Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

export interface Column<Row> {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Share of the width, such as `14%`. */
  readonly width?: string;
  /** The text behind a cell that may be cut off. */
  readonly full?: (row: Row) => string;
  /** The column that stands as the heading of a card on a narrow screen. */
  readonly isHeading?: boolean;
  /** Buttons: on a card they stand below, without a label. */
  readonly isActions?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly isStale?: boolean;
  readonly empty: ReactNode;
}

const SKELETON_ROWS = 8;

/** Dense rows of one line on a wide screen, cards on a narrow one; a skeleton of the same size while loading. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  if (props.rows === undefined) return <Loading columns={props.columns.length} isNarrow={isNarrow} />;
  if (props.rows.length === 0) return props.empty;
  return isNarrow ? <Cards {...props} rows={props.rows} /> : <Rows {...props} rows={props.rows} />;
}

type Loaded<Row> = DataTableProps<Row> & { readonly rows: readonly Row[] };

function Rows<Row>({ label, columns, rows, rowKey, isStale }: Loaded<Row>) {
  return (
    <Table
      className={isStale === true ? 'app-table app-is-stale' : 'app-table'}
      aria-label={label}
      withTableBorder
      layout="fixed"
    >
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column.title} scope="col" w={column.width}>
              {column.isActions === true ? <VisuallyHidden>{column.title}</VisuallyHidden> : column.title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={rowKey(row)}>
            {columns.map((column) => (
              <Table.Td key={column.title} title={column.full?.(row)}>
                {column.render(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards<Row>({ label, columns, rows, rowKey, isStale }: Loaded<Row>) {
  const heading = columns.find((column) => column.isHeading === true);
  const actions = columns.find((column) => column.isActions === true);
  const details = columns.filter((column) => column !== heading && column !== actions);
  return (
    <Stack
      component="ul"
      gap="xs"
      aria-label={label}
      className={isStale === true ? 'app-plain-list app-is-stale' : 'app-plain-list'}
    >
      {rows.map((row) => (
        <li key={rowKey(row)} className="app-card">
          {heading?.render(row)}
          <dl>
            {details.map((column) => (
              <div key={column.title}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
          {actions?.render(row)}
        </li>
      ))}
    </Stack>
  );
}

function Loading({ columns, isNarrow }: { columns: number; isNarrow: boolean }) {
  const rows = Array.from({ length: SKELETON_ROWS }, (_, index) => index);
  return (
    <div role="status" aria-label="Загрузка списка">
      {isNarrow ? (
        <Stack gap="xs">
          {rows.map((row) => (
            <Skeleton key={row} height={128} />
          ))}
        </Stack>
      ) : (
        <Table className="app-table" withTableBorder layout="fixed" aria-hidden>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row}>
                {Array.from({ length: columns }, (_, index) => (
                  <Table.Td key={index}>
                    <Skeleton height={14} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
