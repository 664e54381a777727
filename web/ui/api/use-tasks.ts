import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CompleteTaskAnswer,
  CompleteTaskRequest,
  Draft,
  FormHint,
  SaveDraftRequest,
  TaskAnswer,
  TaskListQuery,
  TaskPage,
  TaskRow,
} from '#contract/tasks';
import { get, getList, post, put } from './client.ts';

export type TaskFilters = Pick<TaskListQuery, 'scope' | 'stage' | 'overdue' | 'case' | 'page'> & {
  readonly search?: string | undefined;
};

export function taskListQuery(filters: TaskFilters) {
  return queryOptions({
    queryKey: ['tasks', 'list', filters],
    queryFn: ({ signal }) => getList<TaskPage>('/tasks', listParams(filters), signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchOnWindowFocus: true,
  });
}

function listParams({ search, ...filters }: TaskFilters) {
  return {
    ...filters,
    search,
    stage: filters.stage === undefined ? undefined : Number(filters.stage),
    page: Number(filters.page ?? 1),
  };
}

export function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: ['tasks', 'one', taskId],
    queryFn: ({ signal }) => get<TaskAnswer>(`/tasks/${taskId}`, signal),
    // A refetch while somebody types must not rebuild the form.
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** The row that some list already shows: the header of a task appears at once, before its form has come. */
export function useKnownTask(taskId: string): TaskRow | undefined {
  const client = useQueryClient();
  const pages = client.getQueriesData<TaskPage>({ queryKey: ['tasks', 'list'] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((task) => task.taskId === taskId);
}

export function useClaimTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => post<unknown>(`/tasks/${taskId}/claim`),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

export function useReleaseTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => post<unknown>(`/tasks/${taskId}/release`),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

export function saveTaskDraft(taskId: string, request: SaveDraftRequest): Promise<Pick<Draft, 'savedAt'>> {
  return put(`/tasks/${taskId}/draft`, request);
}

/** Notes on what is filled in so far; nothing is stored. */
export async function askTaskHints(taskId: string, data: Readonly<Record<string, unknown>>): Promise<readonly FormHint[]> {
  return (await post<{ items: FormHint[] }>(`/tasks/${taskId}/hints`, { data })).items;
}

export function useCompleteTask(taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CompleteTaskRequest) => post<CompleteTaskAnswer>(`/tasks/${taskId}/complete`, request),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['tasks', 'list'] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['sessions'] }),
      ]),
  });
}
