import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddMessageSourceRequest, MessageSourceAdded, MessageSourceList } from '#contract/messages';
import { get, post } from './client.ts';

export const messageSourcesQuery = queryOptions({
  queryKey: ['admin', 'message-sources'],
  queryFn: ({ signal }) => get<MessageSourceList>('/admin/message-sources', signal),
});

export function useAddMessageSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AddMessageSourceRequest) => post<MessageSourceAdded>('/admin/message-sources', request),
    onSettled: () => client.invalidateQueries({ queryKey: messageSourcesQuery.queryKey }),
  });
}

export function useRetireMessageSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>(`/admin/message-sources/${id}/retire`),
    onSettled: () => client.invalidateQueries({ queryKey: messageSourcesQuery.queryKey }),
  });
}
