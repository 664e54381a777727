import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AppealCard,
  AppealListQuery,
  AppealPage,
  CloseAppealRequest,
  CompareAppealAnswer,
  CompareAppealRequest,
  CorrectReceiptRequest,
  NoteAnswerRequest,
  RegisterAppealAnswer,
  RegisterAppealRequest,
} from '#contract/appeals';
import type { FormHint, StartFormAnswer } from '#contract/tasks';
import { get, post, withQuery } from './client.ts';

export type AppealFilters = Pick<AppealListQuery, 'status' | 'ground'> & { readonly page: number };

export function appealListQuery(filters: AppealFilters) {
  return queryOptions({
    queryKey: ['appeals', 'list', filters],
    queryFn: ({ signal }) => get<AppealPage>(withQuery('/appeals', filters), signal),
    placeholderData: keepPreviousData,
  });
}

export function appealQuery(appealId: string) {
  return queryOptions({
    queryKey: ['appeals', 'one', appealId],
    queryFn: ({ signal }) => get<AppealCard>(`/appeals/${appealId}`, signal),
  });
}

/** The start form; with what is known of a received appeal when it is taken up. */
export function appealFormQuery(received: string | undefined) {
  return queryOptions({
    queryKey: ['forms', 'register-appeal', received],
    queryFn: ({ signal }) => get<StartFormAnswer>(withQuery('/forms/register-appeal', { received }), signal),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Notes on what is filled in so far; nothing is stored. */
export async function askAppealHints(data: Readonly<Record<string, unknown>>): Promise<readonly FormHint[]> {
  return (await post<{ items: FormHint[] }>('/forms/register-appeal/hints', { data })).items;
}

/** Families that look like the one of an appeal, and the centre of its district. */
export function compareAppeal(request: CompareAppealRequest): Promise<CompareAppealAnswer> {
  return post('/appeals/duplicates', request);
}

export function useRegisterAppeal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RegisterAppealRequest) => post<RegisterAppealAnswer>('/appeals', request),
    onSuccess: () =>
      Promise.all(['tasks', 'cases', 'appeals', 'families'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useCloseAppeal(appealId: string) {
  return useAppealChange<CloseAppealRequest>(`/appeals/${appealId}/close`);
}

export function useCorrectReceipt(appealId: string) {
  return useAppealChange<CorrectReceiptRequest>(`/appeals/${appealId}/receipt-correction`);
}

export function useNoteAnswer(appealId: string) {
  return useAppealChange<NoteAnswerRequest>(`/appeals/${appealId}/answers`);
}

function useAppealChange<Request>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Request) => post<unknown>(path, request),
    onSuccess: () => Promise.all(['appeals', 'cases'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
