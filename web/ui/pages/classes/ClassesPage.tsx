import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClassGroupList } from '#contract/measures';
import { useMay } from '../../api/use-me.ts';
import { classesQuery } from '../../api/use-measures.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatDate } from '../../text/dates.ts';
import { CreateClassForm } from './CreateClassForm.tsx';

type Group = ClassGroupList['items'][number];

const COLUMNS: readonly Column<Group>[] = [
  {
    title: 'Следующее занятие',
    width: '16%',
    render: ({ nextOn }) =>
      nextOn === null ? <Tag>занятия окончены</Tag> : <span className="app-numbers">{formatDate(nextOn)}</span>,
  },
  {
    title: 'Группа',
    width: '28%',
    isHeading: true,
    full: ({ title }) => title,
    render: ({ id, title }) => (
      <Link to="/classes/$groupId" params={{ groupId: id }}>
        {title}
      </Link>
    ),
  },
  { title: 'Ведёт', width: '22%', full: ({ leader }) => leader, render: ({ leader }) => leader },
  { title: 'Место', width: '18%', full: ({ place }) => place, render: ({ place }) => place },
  { title: 'Занято мест', width: '8%', render: ({ taken, capacity }) => `${taken} из ${capacity}` },
  { title: 'Занятий', width: '8%', render: ({ dates }) => String(dates) },
];

/** «Занятия»: groups in which families learn, with places and dates (T-073). */
export function ClassesPage() {
  const { data, error, refetch } = useQuery(classesQuery);
  const mayCreate = useMay('class.run');
  const [isOpen, setIsOpen] = useState(false);
  const create = mayCreate ? <Button onClick={() => setIsOpen(true)}>Создать группу</Button> : undefined;
  return (
    <>
      <PageHeader
        title="Занятия"
        note="Группы, в которых семьи учатся вместе. Участники приходят из мероприятий утверждённых программ."
        actions={create}
      />
      {error === null ? (
        <DataTable
          label="Группы занятий"
          columns={COLUMNS}
          rows={data?.items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title="Групп пока нет"
              text="Создайте группу с расписанием: семьи, у которых есть подходящее мероприятие, получат в ней места."
              action={create}
            />
          }
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title="Новая группа занятий" size="lg">
        {isOpen ? <CreateClassForm measures={data?.measures ?? []} onClose={() => setIsOpen(false)} /> : null}
      </Modal>
    </>
  );
}
