import { queryOptions } from '@tanstack/react-query';
import type { ProcessDiagram, ProcessList } from '#contract/processes';
import { get } from './client.ts';

export const processListQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: ({ signal }) => get<ProcessList>('/processes', signal),
});

export function processDiagramQuery(definitionId: string) {
  return queryOptions({
    queryKey: ['processes', definitionId],
    queryFn: ({ signal }) => get<ProcessDiagram>(`/processes/${encodeURIComponent(definitionId)}/diagram`, signal),
    staleTime: Infinity,
  });
}
