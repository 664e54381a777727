import { Button, Checkbox, Group, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { messageOf } from '../../api/api-error.ts';
import { useMay } from '../../api/use-me.ts';
import { taskListQuery, useClaimTask } from '../../api/use-tasks.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Pager } from '../../components/Pager.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { changeFilters } from '../../search-params.ts';
import { stageName, STAGES } from '../../text/stages.ts';
import { useSearchWords } from '../../use-search-words.ts';
import { taskColumns } from './task-columns.tsx';

const route = getRouteApi('/signed-in/app/tasks');
const STAGE_OPTIONS = [...STAGES.map(({ number }) => number), 0].map((number) => ({
  value: String(number),
  label: stageName(number),
}));

/** What to do next: mine, and what anybody of my group may take (T-105). */
export function TasksPage() {
  const filters = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const scope = filters.scope ?? 'mine';
  const page = filters.page ?? 1;
  const { data, error, refetch, isPlaceholderData } = useQuery(
    taskListQuery({
      scope,
      stage: filters.stage,
      search,
      page,
      ...(filters.overdue === true ? { overdue: 'true' as const } : {}),
    }),
  );
  const claim = useClaimTask();
  const mayRegister = useMay('appeal.register');

  const filter = (change: Parameters<typeof changeFilters<typeof filters>>[1]) =>
    void navigate({ search: changeFilters(filters, change), state: true, replace: true });

  function take(taskId: string): void {
    claim.mutate(taskId, {
      onSuccess: () => void navigate({ to: '/tasks/$taskId', params: { taskId } }),
      onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
    });
  }

  const hasFilters = filters.stage !== undefined || filters.overdue === true || search !== undefined;
  return (
    <>
      <PageHeader title="Задачи" actions={mayRegister ? <RegisterLink /> : undefined} />
      <Group mb="sm" gap="sm">
        <SegmentedControl
          aria-label="Чьи задачи"
          size="sm"
          value={scope}
          data={[
            { value: 'mine', label: 'Мои' },
            { value: 'group', label: 'Моей группы' },
          ]}
          onChange={(value) => filter({ scope: value === 'group' ? 'group' : undefined })}
        />
        <Select
          aria-label="Этап"
          placeholder="Все этапы"
          size="sm"
          w={240}
          clearable
          clearButtonProps={{ 'aria-label': 'Все этапы' }}
          data={STAGE_OPTIONS}
          value={filters.stage === undefined ? null : String(filters.stage)}
          onChange={(value) => filter({ stage: value === null ? undefined : Number(value) })}
        />
        <SearchField
          label="Семья, номер дела или задача"
          value={search}
          onChange={(searchWords) => void navigate({ search: changeFilters(filters, {}), state: { searchWords }, replace: true })}
        />
        <Checkbox
          label="Только просроченные"
          checked={filters.overdue === true}
          onChange={(event) => filter({ overdue: event.currentTarget.checked ? true : undefined })}
        />
      </Group>
      {error === null ? (
        <DataTable
          label={scope === 'mine' ? 'Мои задачи' : 'Задачи моей группы'}
          columns={taskColumns({
            claim: scope === 'group' ? take : undefined,
            claiming: claim.isPending ? claim.variables : undefined,
          })}
          rows={data?.items}
          rowKey={(task) => task.taskId}
          isStale={isPlaceholderData}
          empty={
            <NoTasks
              scope={scope}
              hasFilters={hasFilters}
              mayRegister={mayRegister}
              showGroup={() => filter({ scope: 'group' })}
              clear={() =>
                void navigate({ search: changeFilters(filters, { stage: undefined, overdue: undefined }), replace: true })
              }
            />
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
          onChange={(next) => void navigate({ search: (old) => ({ ...old, page: next }), state: true })}
        />
      )}
    </>
  );
}

function RegisterLink() {
  return (
    <Button component={Link} to="/appeals/new">
      Зарегистрировать обращение
    </Button>
  );
}

interface NoTasksProps {
  readonly scope: 'mine' | 'group';
  readonly hasFilters: boolean;
  readonly mayRegister: boolean;
  readonly showGroup: () => void;
  readonly clear: () => void;
}

function NoTasks({ scope, hasFilters, mayRegister, showGroup, clear }: NoTasksProps) {
  if (hasFilters) {
    return (
      <EmptyState
        title="По этим условиям задач нет"
        text="Измените условия или снимите их."
        action={
          <Button variant="default" onClick={clear}>
            Снять условия
          </Button>
        }
      />
    );
  }
  if (scope === 'group') {
    return (
      <EmptyState
        title="В группе нет свободных задач"
        text="Здесь появятся задачи, которые может взять любой сотрудник вашей группы."
        action={mayRegister ? <RegisterLink /> : undefined}
      />
    );
  }
  return (
    <EmptyState
      title="У вас нет задач"
      text="Здесь появятся задачи, которые вы взяли в работу, и задачи по вашим делам. Свободные задачи группы можно взять."
      action={
        <Button variant="default" onClick={showGroup}>
          Показать задачи группы
        </Button>
      }
    />
  );
}
