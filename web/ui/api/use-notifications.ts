import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NotificationList } from '#contract/notifications';
import { get, post } from './client.ts';

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => get<NotificationList>('/notifications', signal),
  refetchInterval: 60_000,
});

export function useReadNotification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>(`/notifications/${id}/read`),
    onSettled: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
}
