import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { measureFileAddress, measureListQuery } from '../../api/use-control.ts';
import { useMe } from '../../api/use-me.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { changeFilters } from '../../search-params.ts';
import { MEASURE_COLUMNS } from './measure-columns.tsx';
import { stateOf } from './measure-words.ts';
import { MeasureFilterBar } from './MeasureFilterBar.tsx';
import { MeasureMonth } from './MeasureMonth.tsx';

const route = getRouteApi('/signed-in/app/measures');
const VIEWS = [
  { value: 'list', label: 'Список' },
  { value: 'month', label: 'Месяц' },
];

/** All measures of the families in one's reach with dates, executors and answers, as a list or by the days of a month (T-116). */
export function MeasuresPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { page = 1, month, state, ...others } = search;
  const filters = { ...others, state: stateOf(state) };
  const list = useQuery(measureListQuery({ ...filters, page }));
  const isOwnWork = useMe()?.sections.includes('control') === false;
  const show = (change: Parameters<typeof changeFilters<typeof search>>[1]) =>
    void navigate({ search: changeFilters(search, change), replace: true });
  return (
    <>
      <PageHeader
        title={isOwnWork ? 'Мои мероприятия' : 'Мероприятия'}
        actions={
          <Group gap="xs" className="app-no-print">
            <SegmentedControl
              aria-label="Вид"
              size="sm"
              data={VIEWS}
              value={month === undefined ? 'list' : 'month'}
              onChange={(view) => show({ month: view === 'month' ? 'now' : undefined })}
            />
            <Button component="a" variant="default" href={measureFileAddress(filters)} download>
              Выгрузить в таблицу
            </Button>
          </Group>
        }
      />
      <MeasureFilterBar search={search} choices={list.data?.filters} days={list.data?.days} onChange={show} />
      {month === undefined ? (
        <PagedTable
          label="Мероприятия"
          columns={MEASURE_COLUMNS}
          list={list}
          rowKey={(line) => line.id}
          empty={
            <Nothing hasFilters={Object.keys(search).length > 0} onReset={() => void navigate({ search: {}, replace: true })} />
          }
          page={page}
          onPage={(next) => void navigate({ search: { ...search, page: next } })}
        />
      ) : (
        <MeasureMonth filters={filters} month={month} onMonth={(next) => show({ month: next })} />
      )}
    </>
  );
}

function Nothing({ hasFilters, onReset }: { hasFilters: boolean; onReset: () => void }) {
  return hasFilters ? (
    <EmptyState
      title="По этим условиям мероприятий нет"
      action={
        <Button variant="default" onClick={onReset}>
          Снять условия
        </Button>
      }
    />
  ) : (
    <EmptyState
      title="Мероприятий в работе нет"
      text="Здесь появятся мероприятия действующих ИПССС ваших семей: срок, исполнитель, ответы организаций."
    />
  );
}
