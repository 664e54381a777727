import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import type { Me, SignInRequest, SignUndertakingRequest, Undertaking } from '#contract/sign-in';
import { get, post, rememberCsrfToken } from './client.ts';
import { meQuery } from './use-me.ts';

export const undertakingQuery = queryOptions({
  queryKey: ['undertaking'],
  queryFn: ({ signal }) => get<Undertaking>('/undertaking', signal),
});

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SignInRequest) => post<Me>('/sign-in', request),
    onSuccess: (me) => {
      client.clear();
      rememberCsrfToken(me.csrfToken);
      client.setQueryData(meQuery.queryKey, me);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<unknown>('/sign-out'),
    onSuccess: () => client.clear(),
  });
}

export function useSignUndertaking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SignUndertakingRequest) => post<unknown>('/undertaking', request),
    onSuccess: () => client.query({ ...meQuery, staleTime: 0 }),
  });
}
