import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** Answers stay fresh for some seconds; a refusal by the server is final, only a lost connection is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Opening a family's data is logged (T-197): coming back to the window is not a new reading.
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status !== 0 && error.status < 500),
      },
    },
  });
}
