import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { letterListQuery } from '../../api/use-cases.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LetterTable } from '../../components/LetterTable.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Pager } from '../../components/Pager.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { changeFilters } from '../../search-params.ts';
import { useSearchWords } from '../../use-search-words.ts';

const route = getRouteApi('/signed-in/app/requests');
const STATES = [
  { value: 'all', filter: undefined, label: 'Все' },
  { value: 'waiting', filter: 'waiting', label: 'Ждут ответа' },
  { value: 'overdue', filter: 'overdue', label: 'Просрочены' },
  { value: 'answered', filter: 'answered', label: 'С ответом' },
] as const;

export function RequestsPage() {
  const filters = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const { data, error, refetch, isPlaceholderData } = useQuery(letterListQuery({ ...filters, search, page }));
  const filter = (change: Parameters<typeof changeFilters<typeof filters>>[1]) =>
    void navigate({ search: changeFilters(filters, change), state: true, replace: true });
  const hasFilters = filters.state !== undefined || search !== undefined;
  return (
    <>
      <PageHeader title="Запросы" />
      <Group mb="sm" gap="sm">
        <SegmentedControl
          aria-label="Состояние запроса"
          size="sm"
          data={STATES.map(({ value, label }) => ({ value, label }))}
          value={filters.state ?? 'all'}
          onChange={(value) => filter({ state: STATES.find((state) => state.value === value)?.filter })}
        />
        <SearchField
          label="Номер, адресат или семья"
          value={search}
          onChange={(searchWords) => void navigate({ search: changeFilters(filters, {}), state: { searchWords }, replace: true })}
        />
      </Group>
      {error === null ? (
        <LetterTable
          letters={data?.items}
          isStale={isPlaceholderData}
          empty={
            hasFilters ? (
              <EmptyState
                title="По этим условиям запросов нет"
                action={
                  <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                    Снять условия
                  </Button>
                }
              />
            ) : (
              <EmptyState
                title="Запросов пока нет"
                text="Здесь появятся направления и запросы в организации по мероприятиям утверждённых планов: кому, о чём и до какого дня ждать ответа."
              />
            )
          }
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
      {data === undefined || data.items.length === 0 ? null : (
        <Pager
          page={page}
          total={data.total}
          isTotalCapped={data.isTotalCapped}
          onChange={(next) => void navigate({ search: { ...filters, page: next }, state: true })}
        />
      )}
    </>
  );
}
