import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CommandListQuery,
  CommandPage,
  FindingListQuery,
  FindingPage,
  IncidentPage,
  JobPage,
  JobState,
  RetriedIncidents,
  RetryIncidentsRequest,
  WorkersHealth,
} from '#contract/operations';
import type { ChangeSettingRequest, Setting, SettingList } from '#contract/settings';
import type { SignInPage } from '#contract/sign-ins';
import type { CentreList, CreateUserRequest, UndertakingList, UpdateUserRequest, UserPage, UserRow } from '#contract/users';
import { get, getList, post, put, withQuery } from './client.ts';

export function userListQuery(filters: { readonly search?: string | undefined; readonly page?: number | undefined }) {
  return queryOptions({
    queryKey: ['admin', 'users', filters],
    queryFn: ({ signal }) => getList<UserPage>('/admin/users', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export const centresQuery = queryOptions({
  queryKey: ['admin', 'centres'],
  queryFn: ({ signal }) => get<CentreList>('/admin/centres', signal),
  staleTime: 60_000,
});

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CreateUserRequest) => post<UserRow>('/admin/users', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
}

export function useResetSecondFactor(userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<unknown>(`/admin/users/${userId}/second-factor/reset`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
}

export function useUpdateUser(userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: UpdateUserRequest) => put<UserRow>(`/admin/users/${userId}`, request),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
}

export const undertakingsQuery = queryOptions({
  queryKey: ['undertakings'],
  queryFn: ({ signal }) => get<UndertakingList>('/undertakings', signal),
});

export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: ({ signal }) => get<SettingList>('/admin/settings', signal),
});

export function useChangeSetting() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangeSettingRequest) => put<Setting>('/admin/settings', request),
    onSettled: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
}

export const workersQuery = queryOptions({
  queryKey: ['admin', 'workers'],
  queryFn: ({ signal }) => get<WorkersHealth>('/admin/workers', signal),
});

/** Without a step those of all steps. */
export function incidentListQuery(step: Omit<RetryIncidentsRequest, 'until'> | undefined, page: number) {
  return queryOptions({
    queryKey: ['admin', 'incidents', step, page],
    queryFn: ({ signal }) => get<IncidentPage>(withQuery('/admin/incidents', { ...step, page }), signal),
    placeholderData: keepPreviousData,
  });
}

/** Tries all incidents of a step again, portion by portion, and says how many; those that stop once more are not tried twice. */
export function useRetryIncidents() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(step: Omit<RetryIncidentsRequest, 'until'>) {
      let request: RetryIncidentsRequest = step;
      for (let count = 0; ;) {
        const { retried, left, until } = await post<RetriedIncidents>('/admin/incidents/retry', request);
        count += retried;
        if (left === 0 || retried === 0) return count;
        request = { ...step, until };
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'incidents'] }),
  });
}

export function commandListQuery(state: NonNullable<CommandListQuery['state']>, page: number) {
  return queryOptions({
    queryKey: ['admin', 'commands', state, page],
    queryFn: ({ signal }) => get<CommandPage>(withQuery('/admin/commands', { state, page }), signal),
    placeholderData: keepPreviousData,
  });
}

export function findingListQuery(state: NonNullable<FindingListQuery['state']>, page: number) {
  return queryOptions({
    queryKey: ['admin', 'findings', state, page],
    queryFn: ({ signal }) => get<FindingPage>(withQuery('/admin/findings', { state, page }), signal),
    placeholderData: keepPreviousData,
  });
}

export function jobListQuery(state: JobState, page: number) {
  return queryOptions({
    queryKey: ['admin', 'jobs', state, page],
    queryFn: ({ signal }) => get<JobPage>(withQuery('/admin/jobs', { state, page }), signal),
    placeholderData: keepPreviousData,
  });
}

/** Gives a job another try, or has it done now. */
export function useRunJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>(`/admin/jobs/${id}/run`),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'jobs'] }),
  });
}

export function signInListQuery(filters: { readonly search: string | undefined; readonly page: number }) {
  return queryOptions({
    queryKey: ['admin', 'sign-ins', filters],
    queryFn: ({ signal }) => getList<SignInPage>('/admin/sign-ins', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export function useEndSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>(`/admin/sign-ins/${id}/end`),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'sign-ins'] }),
  });
}

type Repairable = 'incidents' | 'commands' | 'findings';

/** Tries again what stood still: an incident, a command, or the repair of a finding. */
export function useRepair(kind: Repairable) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>(`/admin/${kind}/${id}/${kind === 'findings' ? 'repair' : 'retry'}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', kind] }),
  });
}
