import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { controlBoardQuery, controlFileAddress } from '../../api/use-control.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Section } from '../../components/Section.tsx';
import { caseColumns, curatorColumns } from './control-columns.tsx';

const route = getRouteApi('/signed-in/app/control');
const MAX_DAYS = 366;

/** What is due, overdue and not done in the plans in force, per curator and case; each number opens its list (T-079). */
export function ControlPage() {
  const { days } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(controlBoardQuery(days));
  const empty = (
    <EmptyState title="Действующих ИПССС нет" text="Здесь появятся мероприятия программ, которые вступили в действие." />
  );
  return (
    <>
      <PageHeader
        title="Контроль мероприятий"
        actions={
          <Button component="a" variant="default" href={controlFileAddress(days)} download className="app-no-print">
            Выгрузить в таблицу
          </Button>
        }
      />
      <Group mb="sm" gap="sm">
        <NumberInput
          size="sm"
          w={230}
          aria-label="За сколько дней срок подходит"
          placeholder={data === undefined ? 'Срок подходит за, дней' : `Срок подходит за ${data.days} дн.`}
          min={1}
          max={MAX_DAYS}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          value={days ?? ''}
          onChange={(value) => void navigate({ search: typeof value === 'number' ? { days: value } : {}, replace: true })}
        />
        {data === undefined ? null : (
          <Text size="sm" role="status">
            {`Срок подходит — ${data.totals.due}, просрочено — ${data.totals.overdue}, не выполнено — ${data.totals.notDone}, выполнено — ${data.totals.done}, всего — ${data.totals.total}`}
          </Text>
        )}
      </Group>
      {error === null ? (
        <Stack gap="md">
          <Section title="По кураторам">
            <DataTable
              label="Мероприятия по кураторам"
              columns={curatorColumns(days)}
              rows={data?.curators}
              rowKey={({ curator }) => curator?.id ?? ''}
              isStale={isPlaceholderData}
              empty={empty}
            />
          </Section>
          <Section title="По делам">
            <DataTable
              label="Мероприятия по делам"
              columns={caseColumns(days)}
              rows={data?.cases}
              rowKey={(line) => line.case.id}
              isStale={isPlaceholderData}
              empty={empty}
            />
          </Section>
        </Stack>
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
    </>
  );
}
