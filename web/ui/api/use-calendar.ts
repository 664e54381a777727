import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CalendarYear, ReplaceCalendarAnswer, ReplaceCalendarRequest } from '#contract/calendar';
import { get, put } from './client.ts';

export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<CalendarYear>(`/calendar/${year}`, signal),
    placeholderData: keepPreviousData,
  });
}

export function useReplaceCalendar(year: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ReplaceCalendarRequest) => put<ReplaceCalendarAnswer>(`/admin/calendar/${year}`, request),
    // A changed calendar moves deadlines everywhere.
    onSuccess: () => client.invalidateQueries(),
  });
}
