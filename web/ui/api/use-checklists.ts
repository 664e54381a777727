import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddDocumentTypeRequest, DocumentTypeAdded, DocumentTypeList, EndDocumentTypeRequest } from '#contract/checklists';
import { get, post } from './client.ts';

export const documentTypesQuery = queryOptions({
  queryKey: ['admin', 'document-types'],
  queryFn: ({ signal }) => get<DocumentTypeList>('/admin/document-types', signal),
});

export function useAddDocumentType() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AddDocumentTypeRequest) => post<DocumentTypeAdded>('/admin/document-types', request),
    onSuccess: () => client.invalidateQueries({ queryKey: documentTypesQuery.queryKey }),
  });
}

export function useEndDocumentType() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, request }: { id: string; request: EndDocumentTypeRequest }) =>
      post<unknown>(`/admin/document-types/${id}/end`, request),
    onSettled: () => client.invalidateQueries({ queryKey: documentTypesQuery.queryKey }),
  });
}
