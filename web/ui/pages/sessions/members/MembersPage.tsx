import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MemberRow } from '#contract/sessions';
import { membersQuery } from '../../../api/use-consilium.ts';
import { useMay } from '../../../api/use-me.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';
import { AppointMemberForm } from './AppointMemberForm.tsx';
import { EndMembershipForm } from './EndMembershipForm.tsx';

/** The standing members of the consilium with their periods; who is outside the period is not offered at a meeting. */
export function MembersPage() {
  const { data, error, refetch } = useQuery(membersQuery);
  const mayPlan = useMay('session.plan');
  const [isAppointing, setIsAppointing] = useState(false);
  const [ending, setEnding] = useState<MemberRow>();
  const appoint = mayPlan ? <Button onClick={() => setIsAppointing(true)}>Включить в состав</Button> : undefined;
  return (
    <>
      <PageHeader
        title="Состав консилиума"
        note="Председатель входит в консилиум по должности."
        actions={
          <>
            <Link to="/sessions">К заседаниям</Link>
            {appoint}
          </>
        }
      />
      {error === null ? (
        <DataTable
          label="Члены консилиума"
          columns={memberColumns(mayPlan ? setEnding : undefined)}
          rows={data?.items}
          rowKey={(member) => `${member.user.id} ${member.fromOn}`}
          empty={
            <EmptyState
              title="Постоянных членов нет"
              text="Включите сотрудников, которые рассматривают дела на заседаниях."
              action={appoint}
            />
          }
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
      <Modal opened={isAppointing} onClose={() => setIsAppointing(false)} title="Включить в состав консилиума">
        <AppointMemberForm onDone={() => setIsAppointing(false)} />
      </Modal>
      <Modal
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={`Вывести из состава: ${ending?.user.name ?? ''}`}
      >
        {ending === undefined ? null : <EndMembershipForm member={ending} onDone={() => setEnding(undefined)} />}
      </Modal>
    </>
  );
}

function memberColumns(end: ((member: MemberRow) => void) | undefined): readonly Column<MemberRow>[] {
  const columns: readonly Column<MemberRow>[] = [
    {
      title: 'Сотрудник',
      width: '36%',
      isHeading: true,
      full: ({ user }) => user.name,
      render: ({ user }) => <strong>{user.name}</strong>,
    },
    { title: 'С', width: '14%', render: ({ fromOn }) => formatDate(fromOn) },
    { title: 'По', width: '14%', render: ({ toOn }) => (toOn === null ? 'бессрочно' : formatDate(toOn)) },
    {
      title: 'Состояние',
      width: '16%',
      render: ({ isPresent }) => <Tag tone={isPresent ? 'done' : 'plain'}>{isPresent ? 'в составе' : 'не в составе'}</Tag>,
    },
  ];
  if (!end) return columns;
  return [
    ...columns,
    {
      title: 'Действия',
      width: '20%',
      isActions: true,
      render: (member) =>
        member.toOn === null ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Вывести из состава: ${member.user.name}`}
            onClick={() => end(member)}
          >
            Вывести из состава
          </Button>
        ) : null,
    },
  ];
}
