import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ControlBoard, MeasureCalendar, MeasurePage, MeasureStateFilter } from '#contract/control';
import { get, withQuery, type QueryParams } from './client.ts';

export interface MeasureFilters extends QueryParams {
  readonly state?: MeasureStateFilter | undefined;
  readonly curator?: string | undefined;
  readonly case?: string | undefined;
  readonly executor?: string | undefined;
  readonly days?: number | undefined;
}

export function measureListQuery(filters: MeasureFilters & { readonly page: number }) {
  return queryOptions({
    queryKey: ['measures', 'list', filters],
    queryFn: ({ signal }) => get<MeasurePage>(withQuery('/measures', filters), signal),
    placeholderData: keepPreviousData,
  });
}

export function measureCalendarQuery(filters: MeasureFilters & { readonly month: string }) {
  return queryOptions({
    queryKey: ['measures', 'calendar', filters],
    queryFn: ({ signal }) => get<MeasureCalendar>(withQuery('/measures/calendar', filters), signal),
    placeholderData: keepPreviousData,
  });
}

/** The address of the file with the same lines; the server logs who took it. */
export function measureFileAddress(filters: MeasureFilters): string {
  return withQuery('/api/measures/export', filters);
}

export function controlBoardQuery(days: number | undefined) {
  return queryOptions({
    queryKey: ['control', { days }],
    queryFn: ({ signal }) => get<ControlBoard>(withQuery('/control', { days }), signal),
    placeholderData: keepPreviousData,
  });
}

export function controlFileAddress(days: number | undefined): string {
  return withQuery('/api/control/export', { days });
}
