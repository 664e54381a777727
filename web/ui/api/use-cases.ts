import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseCard, CaseListQuery, CasePage, CaseRow, TimelinePage, TimelineQuery } from '#contract/cases';
import type { Purpose } from '#contract/common';
import type { DocumentList, DocumentUploaded, UploadDocumentRequest } from '#contract/documents';
import type { Plan, PlanDiff, ProblemHistory } from '#contract/plans';
import type { CaseDiagram } from '#contract/processes';
import type { LetterPage } from '#contract/requests';
import { get, getList, post, withQuery, type QueryParams } from './client.ts';

const STARTING_MS = 3_000;

export interface CaseFilters extends QueryParams {
  readonly status?: CaseListQuery['status'];
  readonly stage?: number | undefined;
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

export function caseListQuery(filters: CaseFilters) {
  return queryOptions({
    queryKey: ['cases', 'list', filters],
    queryFn: ({ signal }) => getList<CasePage>('/cases', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId],
    queryFn: ({ signal }) => get<CaseCard>(`/cases/${caseId}`, signal),
    // Right after the appeal the engine is still on its way to the first stage.
    refetchInterval: ({ state }) => (state.data?.status === 'preparation' && state.data.stage === null ? STARTING_MS : false),
  });
}

export function useKnownCase(caseId: string): CaseRow | undefined {
  const client = useQueryClient();
  const pages = client.getQueriesData<CasePage>({ queryKey: ['cases', 'list'] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((row) => row.id === caseId);
}

export function planQuery(caseId: string, version: number | undefined) {
  return queryOptions({
    queryKey: ['cases', caseId, 'plan', version],
    queryFn: ({ signal }) => get<Plan>(withQuery(`/cases/${caseId}/plan`, { version }), signal),
    placeholderData: keepPreviousData,
  });
}

export function planDiffQuery(caseId: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['cases', caseId, 'plan', 'diff', from, to],
    queryFn: ({ signal }) => get<PlanDiff>(withQuery(`/cases/${caseId}/plan/diff`, { from, to }), signal),
  });
}

export function problemHistoryQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'problems'],
    queryFn: ({ signal }) => get<ProblemHistory>(`/cases/${caseId}/problems`, signal),
  });
}

export interface TimelineFilters extends QueryParams {
  readonly page: number;
  readonly theme?: TimelineQuery['theme'];
  readonly order?: TimelineQuery['order'];
}

export function timelineQuery(caseId: string, { page, theme, order }: TimelineFilters) {
  return queryOptions({
    queryKey: ['cases', caseId, 'timeline', page, theme, order],
    queryFn: ({ signal }) => get<TimelinePage>(withQuery(`/cases/${caseId}/timeline`, { page, theme, order }), signal),
    placeholderData: keepPreviousData,
  });
}

export function caseDiagramQuery(caseId: string, instance: string | undefined) {
  return queryOptions({
    queryKey: ['cases', caseId, 'diagram', instance],
    queryFn: ({ signal }) => get<CaseDiagram>(withQuery(`/cases/${caseId}/diagram`, { instance }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.shown === null ? STARTING_MS : false),
  });
}

export function documentsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'documents'],
    queryFn: ({ signal }) => get<DocumentList>(`/cases/${caseId}/documents`, signal),
  });
}

/** The address of a file; the browser shows or saves it, and the server logs the purpose. */
export function documentAddress(documentId: string, purpose: Purpose): string {
  return withQuery(`/api/documents/${documentId}/content`, { purpose });
}

export function useUploadDocument(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, fields }: { file: File; fields: UploadDocumentRequest }) => {
      const body = new FormData();
      body.set('kind', fields.kind);
      if (fields.confidentiality !== undefined) body.set('confidentiality', fields.confidentiality);
      body.set('file', file);
      return post<DocumentUploaded>(`/cases/${caseId}/documents`, body);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}

export interface LetterFilters extends QueryParams {
  readonly state?: 'waiting' | 'overdue' | 'answered' | undefined;
  readonly case?: string | undefined;
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

export function letterListQuery(filters: LetterFilters) {
  return queryOptions({
    queryKey: ['requests', filters],
    queryFn: ({ signal }) => getList<LetterPage>('/requests', filters, signal),
    placeholderData: keepPreviousData,
  });
}
