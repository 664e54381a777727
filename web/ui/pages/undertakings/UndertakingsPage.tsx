import { useQuery } from '@tanstack/react-query';
import type { UndertakingList } from '#contract/users';
import { undertakingsQuery } from '../../api/use-administration.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatMoment } from '../../text/dates.ts';

type Person = UndertakingList['items'][number];

/** The director sees who has not signed the undertaking yet (T-192). */
export function UndertakingsPage() {
  const { data, error, refetch } = useQuery(undertakingsQuery);
  const timeZone = useTimeZone();
  const columns: readonly Column<Person>[] = [
    { title: 'Сотрудник', width: '34%', isHeading: true, render: (person) => <strong>{person.name}</strong> },
    { title: 'Должность', width: '36%', render: (person) => person.post, full: (person) => person.post },
    {
      title: 'Обязательство',
      render: (person) =>
        person.signedAt === null ? (
          <Tag tone="overdue">не подписано</Tag>
        ) : (
          `подписано ${formatMoment(person.signedAt, timeZone)}`
        ),
    },
  ];
  return (
    <>
      <PageHeader title="Обязательства о неразглашении" note="Без подписанного обязательства сотрудник не видит дел и семей." />
      {error === null ? (
        <DataTable
          label="Обязательства сотрудников"
          columns={columns}
          rows={data?.items}
          rowKey={(person) => person.id}
          empty={<EmptyState title="Сотрудников нет" />}
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </>
  );
}
