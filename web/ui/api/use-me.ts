import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Ability, Me } from '#contract/sign-in';
import { get, rememberCsrfToken } from './client.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await get<Me>('/me', signal);
    rememberCsrfToken(me.csrfToken);
    return me;
  },
  staleTime: 60_000,
});

/** The signed-in person; undefined only before the first answer, which the routes wait for. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

export function useMay(ability: Ability): boolean {
  return useMe()?.may.includes(ability) ?? false;
}

/** Dates and times are those of the centre, wherever the browser stands. */
export function useTimeZone(): string {
  return useMe()?.centre?.timeZone ?? 'Europe/Moscow';
}
