import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AppealRow } from '#contract/appeals';
import { appealListQuery } from '../../api/use-appeals.ts';
import { useMay } from '../../api/use-me.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatDate } from '../../text/dates.ts';
import { APPEAL_GROUND_NAMES, APPEAL_STATUS_NAMES } from '../../text/ru.ts';
import { APPEAL_STATUSES } from './appeal-statuses.ts';

const route = getRouteApi('/signed-in/app/appeals');

const COLUMNS: readonly Column<AppealRow>[] = [
  { title: 'Поступило', width: '12%', render: (appeal) => <span className="app-numbers">{formatDate(appeal.receivedOn)}</span> },
  {
    title: 'Обращение',
    width: '18%',
    isHeading: true,
    render: (appeal) => (
      <Link to="/appeals/$appealId" params={{ appealId: appeal.id }} className="app-row-link">
        {appeal.number === null ? 'без номера' : `№ ${appeal.number}`}
      </Link>
    ),
  },
  { title: 'О ком', width: '20%', full: (appeal) => appeal.about ?? '', render: (appeal) => appeal.about ?? 'не указано' },
  {
    title: 'Основание',
    width: '22%',
    full: (appeal) => APPEAL_GROUND_NAMES[appeal.ground],
    render: (appeal) => APPEAL_GROUND_NAMES[appeal.ground],
  },
  {
    title: 'Состояние',
    width: '14%',
    render: (appeal) => <Tag tone={appeal.status === 'received' ? 'today' : 'plain'}>{APPEAL_STATUS_NAMES[appeal.status]}</Tag>,
  },
  {
    title: 'Дело',
    width: '14%',
    render: (appeal) =>
      appeal.case === null ? (
        'нет'
      ) : (
        <Link to="/cases/$caseId" params={{ caseId: appeal.case.id }} className="app-above-row-link app-numbers">
          {appeal.case.number}
        </Link>
      ),
  },
];

/** Appeals of the unit or the centre, those that wait for registration first. */
export function AppealsPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const list = useQuery(appealListQuery({ status: filters.status, page }));
  const mayRegister = useMay('appeal.register');
  const register = mayRegister ? (
    <Button component={Link} to="/appeals/new">
      Зарегистрировать обращение
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title="Обращения" actions={register} />
      <Group mb="sm">
        <Select
          aria-label="Состояние обращения"
          placeholder="Все обращения"
          size="sm"
          w={230}
          clearable
          clearButtonProps={{ 'aria-label': 'Все обращения' }}
          data={APPEAL_STATUSES.map((value) => ({ value, label: APPEAL_STATUS_NAMES[value] }))}
          value={filters.status ?? null}
          onChange={(value) => {
            const status = APPEAL_STATUSES.find((candidate) => candidate === value);
            void navigate({ search: status === undefined ? {} : { status }, replace: true });
          }}
        />
      </Group>
      <PagedTable
        label="Обращения"
        columns={COLUMNS}
        list={list}
        rowKey={(appeal) => appeal.id}
        empty={
          <EmptyState
            title="Обращений нет"
            text="Здесь появятся заявления семей и сообщения о них: поступившие, зарегистрированные и переданные."
            action={register}
          />
        }
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next } })}
      />
    </>
  );
}
