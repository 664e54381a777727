import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DecisionRow } from '#contract/sessions';
import { decisionListQuery } from '../../../api/use-consilium.ts';
import type { Column } from '../../../components/DataTable.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { compact } from '../../../search-params.ts';
import { formatDate, parseRuDate } from '../../../text/dates.ts';
import { outcomeName } from '../../../text/outcomes.ts';
import { LEVEL_NAMES, QUESTION_NAMES } from '../../../text/ru.ts';

const route = getRouteApi('/signed-in/app/sessions/decisions');
const KINDS = ['need', 'level', 'plan', 'progress', 'results'] as const;

/** What the consilium has decided, by the five kinds of question. */
export function DecisionsPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const list = useQuery(decisionListQuery({ ...filters, page }));

  function changeDay(name: 'from' | 'to', text: string | undefined): void {
    const day = text === undefined ? undefined : parseRuDate(text);
    if (text !== undefined && day === undefined) return;
    void navigate({ search: compact({ ...filters, [name]: day, page: undefined }), replace: true });
  }

  return (
    <>
      <PageHeader title="Решения консилиума" actions={<Link to="/sessions">К заседаниям</Link>} />
      <DateSettings>
        <Group mb="sm" gap="sm" align="flex-end">
          <Select
            aria-label="Вид вопроса"
            placeholder="Все вопросы"
            size="sm"
            w={260}
            clearable
            clearButtonProps={{ 'aria-label': 'Все вопросы' }}
            data={KINDS.map((value) => ({ value, label: QUESTION_NAMES[value] }))}
            value={filters.kind ?? null}
            onChange={(value) => {
              const kind = KINDS.find((candidate) => candidate === value);
              void navigate({ search: compact({ ...filters, kind, page: undefined }), replace: true });
            }}
          />
          <DateField
            name="Заседания с"
            label="Заседания с"
            value={filters.from}
            w={170}
            onChange={(day) => changeDay('from', day)}
          />
          <DateField
            name="Заседания по"
            label="Заседания по"
            value={filters.to}
            w={170}
            onChange={(day) => changeDay('to', day)}
          />
        </Group>
      </DateSettings>
      <PagedTable
        label="Решения"
        columns={COLUMNS}
        list={list}
        rowKey={(decision) => decision.id}
        empty={<EmptyState title="Решений нет" text="Здесь собираются решения проведённых заседаний. Измените отбор." />}
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next } })}
      />
    </>
  );
}

const COLUMNS: readonly Column<DecisionRow>[] = [
  { title: 'Проведено', width: '12%', render: ({ heldOn }) => (heldOn === null ? '—' : formatDate(heldOn)) },
  {
    title: 'Вопрос',
    width: '22%',
    isHeading: true,
    full: ({ kind }) => QUESTION_NAMES[kind],
    render: ({ kind }) => <strong>{QUESTION_NAMES[kind]}</strong>,
  },
  {
    title: 'Дело',
    width: '16%',
    render: (decision) => (
      <Link to="/cases/$caseId" params={{ caseId: decision.case.id }}>
        {decision.case.number}
      </Link>
    ),
  },
  { title: 'Решение', width: '26%', full: ({ outcome }) => outcomeName(outcome), render: ({ outcome }) => outcomeName(outcome) },
  { title: 'Уровень', width: '12%', render: ({ level }) => (level === null ? '—' : LEVEL_NAMES[level]) },
  {
    title: 'Протокол',
    width: '12%',
    render: ({ minutesNumber, session }) => (
      <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
        {minutesNumber ?? 'не подписан'}
      </Link>
    ),
  },
];
