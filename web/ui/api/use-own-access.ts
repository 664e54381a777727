import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  BegunSecondFactor,
  EnabledSecondFactor,
  EndOwnSignInsRequest,
  IdentityRequest,
  OwnAccess,
  OwnPasswordRequest,
  RecoveryCodes,
  RenewedSignIn,
} from '#contract/own-access';
import { get, post, rememberCsrfToken } from './client.ts';
import { meQuery } from './use-me.ts';

export const ownAccessQuery = queryOptions({
  queryKey: ['me', 'access'],
  queryFn: ({ signal }) => get<OwnAccess>('/me/access', signal),
});

/** After a change of how one signs in the present sign-in goes on under a new token; an older one would be refused. */
function useRenewedToken() {
  const client = useQueryClient();
  return async ({ csrfToken }: { csrfToken: string }) => {
    rememberCsrfToken(csrfToken);
    client.setQueryData(meQuery.queryKey, (me) => me && { ...me, csrfToken });
    await client.invalidateQueries({ queryKey: ownAccessQuery.queryKey });
  };
}

export function useChangeOwnPassword() {
  const onSuccess = useRenewedToken();
  return useMutation({ mutationFn: (request: OwnPasswordRequest) => post<RenewedSignIn>('/me/password', request), onSuccess });
}

export function useEndOwnSignIns() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: EndOwnSignInsRequest) => post<unknown>('/me/sign-ins/end', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ownAccessQuery.queryKey }),
  });
}

export function useStartSecondFactor() {
  return useMutation({ mutationFn: (request: IdentityRequest) => post<BegunSecondFactor>('/me/second-factor/start', request) });
}

export function useConfirmSecondFactor() {
  const onSuccess = useRenewedToken();
  return useMutation({
    mutationFn: (code: string) => post<EnabledSecondFactor>('/me/second-factor/confirm', { code }),
    onSuccess,
  });
}

export function useRenewRecoveryCodes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: IdentityRequest) => post<RecoveryCodes>('/me/second-factor/recovery-codes', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ownAccessQuery.queryKey }),
  });
}

export function useTurnOffSecondFactor() {
  const onSuccess = useRenewedToken();
  return useMutation({
    mutationFn: (request: IdentityRequest) => post<RenewedSignIn>('/me/second-factor/off', request),
    onSuccess,
  });
}
