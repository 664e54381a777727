import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LoadBoard } from '#contract/curators';
import { loadBoardQuery } from '../../api/use-curators.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatLoad } from '../../text/load.ts';

type Row = LoadBoard['items'][number];

/** Families of each curator by level, the load index and the room that is left; families in post-support stand apart (T-114). */
export function CuratorsPage() {
  const { data, error, refetch } = useQuery(loadBoardQuery);
  return (
    <>
      <PageHeader title="Нагрузка кураторов" />
      {data === undefined ? null : (
        <Text size="sm" c="dimmed" mb="sm">
          {`Рекомендуется семей на одного куратора: кризисный уровень — ${data.limits.crisis}, базовый — ${data.limits.basic}, адаптационный — ${data.limits.adaptation}. Индекс 1 — полная нагрузка.`}
        </Text>
      )}
      {error === null ? (
        <DataTable
          label="Нагрузка кураторов"
          columns={COLUMNS}
          rows={data?.items}
          rowKey={(row) => row.userId}
          empty={<EmptyState title="Кураторов нет" text="Здесь появятся специалисты Центра с ролью куратора." />}
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'Куратор',
    isHeading: true,
    width: '26%',
    full: ({ name, post }) => `${name}, ${post}`,
    render: ({ name, isSuggested }) => (
      <Group gap="xs" wrap="nowrap" component="span">
        <span>{name}</span>
        {isSuggested ? <Tag tone="current">предлагается</Tag> : null}
      </Group>
    ),
  },
  { title: 'Индекс', width: '10%', render: ({ index }) => <LoadIndex index={index} /> },
  { title: 'Кризисный', width: '11%', render: ({ families }) => families.crisis },
  { title: 'Базовый', width: '11%', render: ({ families }) => families.basic },
  { title: 'Адаптационный', width: '13%', render: ({ families }) => families.adaptation },
  {
    title: 'Свободно (кр. / баз. / ад.)',
    width: '17%',
    render: ({ room }) => `${room.crisis} / ${room.basic} / ${room.adaptation}`,
  },
  { title: 'Постсопровождение', width: '12%', render: ({ postSupport }) => postSupport },
];

function LoadIndex({ index }: { index: number }) {
  return index > 1 ? <Tag tone="overdue">{`${formatLoad(index)}, сверх нормы`}</Tag> : formatLoad(index);
}
