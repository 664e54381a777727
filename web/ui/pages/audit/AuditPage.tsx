import { useState } from 'react';
import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AuditEvent } from '#contract/audit';
import { CASE_NUMBER } from '#contract/case-number';
import { auditQuery } from '../../api/use-audit.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { DateField } from '../../components/DateField.tsx';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { DateSettings } from '../../form/DateSettings.tsx';
import { changeFilters } from '../../search-params.ts';
import { parseRuDate, formatMoment } from '../../text/dates.ts';
import { AuditEventDetails } from './AuditEventDetails.tsx';

const route = getRouteApi('/signed-in/app/audit');

/** Who did or read what, when, for whom and why; nothing here can be changed. */
export function AuditPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const timeZone = useTimeZone();
  const list = useQuery(auditQuery({ ...filters, page }));
  const [chosen, setChosen] = useState<AuditEvent>();

  const filter = (change: Parameters<typeof changeFilters<typeof filters>>[1]) =>
    void navigate({ search: changeFilters(filters, change), replace: true });

  return (
    <DateSettings>
      <PageHeader title="Аудит" note="Журнал действий и просмотров. Записи нельзя изменить или удалить." />
      <Group mb="sm" gap="sm" align="flex-end">
        <SearchField
          label="Номер дела"
          value={filters.case}
          // Whatever else is typed here is no number, and may be a name: the address does not take it.
          onChange={(value) => filter({ case: value !== undefined && CASE_NUMBER.test(value) ? value : undefined })}
        />
        <DateField
          name="С даты"
          label="С даты"
          size="sm"
          w={170}
          value={filters.from}
          onChange={(value) => filter({ from: knownDate(value) })}
        />
        <DateField
          name="По дату"
          label="По дату"
          size="sm"
          w={170}
          value={filters.to}
          onChange={(value) => filter({ to: knownDate(value) })}
        />
        <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
          Снять условия
        </Button>
      </Group>
      <PagedTable
        label="Журнал аудита"
        columns={auditColumns(timeZone, setChosen)}
        list={list}
        rowKey={(event) => event.id}
        empty={<EmptyState title="Записей нет" text="По этим условиям в журнале нет действий." />}
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next } })}
      />
      <Modal opened={chosen !== undefined} onClose={() => setChosen(undefined)} title={chosen?.title} size="lg">
        {chosen === undefined ? null : <AuditEventDetails event={chosen} />}
      </Modal>
    </DateSettings>
  );
}

function auditColumns(timeZone: string, open: (event: AuditEvent) => void): readonly Column<AuditEvent>[] {
  return [
    { title: 'Когда', width: '15%', render: (event) => <span className="app-numbers">{formatMoment(event.at, timeZone)}</span> },
    { title: 'Кто', width: '19%', full: whoWords, render: whoWords },
    {
      title: 'Что сделано',
      width: '31%',
      isHeading: true,
      full: (event) => event.title,
      render: (event) => <strong>{event.title}</strong>,
    },
    {
      title: 'Дело',
      width: '11%',
      render: (event) =>
        event.case === null ? (
          '—'
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: event.case.id }} className="app-numbers">
            {event.case.number}
          </Link>
        ),
    },
    { title: 'Адрес', width: '12%', full: (event) => event.address ?? '', render: (event) => event.address ?? '—' },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (event) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open(event)}
          aria-label={`Подробности: ${event.title}, ${formatMoment(event.at, timeZone)}`}
        >
          Подробности
        </Button>
      ),
    },
  ];
}

/** Text that is no date filters nothing. */
function knownDate(value: string | undefined): string | undefined {
  return value === undefined ? undefined : parseRuDate(value);
}

function whoWords(event: AuditEvent): string {
  return event.onBehalfOf === null ? event.actor.name : `${event.actor.name}, замещает: ${event.onBehalfOf.name}`;
}
