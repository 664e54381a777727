import { useState } from 'react';
import { Button, Drawer, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Substitution } from '#contract/substitutions';
import { substitutionListQuery } from '../../api/use-substitutions.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { Tag, type TagTone } from '../../components/Tag.tsx';
import { formatDate } from '../../text/dates.ts';
import { ROLE_NAMES } from '../../text/ru.ts';
import { EndSubstitutionForm } from './EndSubstitutionForm.tsx';
import { SubstitutionForm } from './SubstitutionForm.tsx';

const route = getRouteApi('/signed-in/app/substitutions');

/** Who acts for whom and until when, present and past, with the order that says so (T-018). */
export function SubstitutionsPage() {
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(substitutionListQuery(page));
  const [isSetting, setting] = useDisclosure(false);
  const [ended, setEnded] = useState<Substitution>();
  return (
    <>
      <PageHeader title="Замещения" actions={<Button onClick={setting.open}>Назначить замещение</Button>} />
      <PagedTable
        label="Замещения"
        columns={substitutionColumns(setEnded)}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState title="Замещений не было" text="Здесь появятся замещения на время отпуска, болезни и командировки." />}
        page={page}
        onPage={(next) => void navigate({ search: { page: next } })}
      />
      <Drawer opened={isSetting} onClose={setting.close} position="right" size="lg" title="Замещение">
        <SubstitutionForm onDone={setting.close} />
      </Drawer>
      <Modal opened={ended !== undefined} onClose={() => setEnded(undefined)} title="Прекратить замещение">
        {ended === undefined ? null : <EndSubstitutionForm substitution={ended} onDone={() => setEnded(undefined)} />}
      </Modal>
    </>
  );
}

const STATES: Readonly<Record<Substitution['state'], { tone: TagTone; label: string }>> = {
  planned: { tone: 'plain', label: 'предстоит' },
  current: { tone: 'current', label: 'действует' },
  past: { tone: 'done', label: 'закончилось' },
  cancelled: { tone: 'overdue', label: 'отменено' },
};

function substitutionColumns(end: (substitution: Substitution) => void): readonly Column<Substitution>[] {
  return [
    { title: 'Кто отсутствует', isHeading: true, width: '18%', render: ({ absent }) => absent.name },
    { title: 'Кто замещает', width: '18%', render: ({ substitute }) => substitute.name },
    { title: 'Роль', width: '16%', render: ({ role }) => ROLE_NAMES[role], full: ({ role }) => ROLE_NAMES[role] },
    { title: 'Срок', width: '16%', render: periodOf, full: periodOf },
    { title: 'Основание', width: '14%', render: ({ basis }) => basis, full: ({ basis }) => basis },
    { title: 'Состояние', width: '10%', render: ({ state }) => <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag> },
    {
      title: 'Действия',
      isActions: true,
      width: '8%',
      render: (row) =>
        row.mayEnd ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Прекратить: ${row.substitute.name} за ${row.absent.name}`}
            onClick={() => end(row)}
          >
            Прекратить
          </Button>
        ) : null,
    },
  ];
}

function periodOf({ fromOn, toOn, state }: Substitution): string {
  return state === 'cancelled' ? `с ${formatDate(fromOn)}, не началось` : `${formatDate(fromOn)} – ${formatDate(toOn)}`;
}
