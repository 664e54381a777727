import { useLocation } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was searched for on this page of the history. */
    searchWords?: string | undefined;
  }
}

/**
 * The words of a search on a list. They are names, so they stand beside the address and not in it: an address goes into the
 * history of a shared computer and the logs of what is on its way. «Back» finds them again (T-204).
 */
export function useSearchWords(): string | undefined {
  return useLocation({ select: ({ state }) => state.searchWords });
}
