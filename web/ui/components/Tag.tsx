import type { ReactNode } from 'react';

export type TagTone = 'plain' | 'done' | 'current' | 'today' | 'overdue';

/** A short word about a state; the colour never stands alone. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span className="app-tag" data-tone={tone}>
      {children}
    </span>
  );
}
