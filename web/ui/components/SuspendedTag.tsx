import { Tag } from './Tag.tsx';

/** Beside a case, a task or a measure whose support stands still: its measures wait, its terms run on (T-092). */
export function SuspendedTag({ isSuspended }: { isSuspended: boolean }) {
  return isSuspended ? <Tag tone="today">приостановлено</Tag> : null;
}
