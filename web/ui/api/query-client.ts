import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** Answers stay fresh for a few seconds; a refusal by the server is final, only a lost connection is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status !== 0 && error.status < 500),
      },
    },
  });
}
