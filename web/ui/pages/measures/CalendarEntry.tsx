import { Link } from '@tanstack/react-router';
import type { MeasureCalendar } from '#contract/control';
import { SuspendedTag } from '../../components/SuspendedTag.tsx';
import { Tag } from '../../components/Tag.tsx';
import { TERM_STATES } from './measure-words.ts';

export type Entry = MeasureCalendar['items'][number];

/** A measure on one of its days: where it is the last day of the term, its state stands beside it. */
export function CalendarEntry({ entry }: { entry: Entry }) {
  const { text, tone } = TERM_STATES[entry.state];
  return (
    <>
      <Link
        to="/cases/$caseId/measures"
        params={{ caseId: entry.case.id }}
        title={`${entry.case.family}, дело ${entry.case.number}. ${entry.place} ${entry.text}. ${entry.executor}`}
      >
        {`${entry.case.family}: ${entry.place} ${entry.text}`}
      </Link>{' '}
      {entry.isTerm ? <Tag tone={tone}>{`срок: ${text}`}</Tag> : null} <SuspendedTag isSuspended={entry.isSuspended} />
    </>
  );
}
