import { describeDeadline } from '../text/deadline.ts';
import { formatDate } from '../text/dates.ts';

interface DeadlineProps {
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  readonly isProvisional: boolean;
}

/** For a row: the date first, then the words, which the colour only repeats. */
export function DeadlineCell({ dueOn, workingDaysLeft, isProvisional }: DeadlineProps) {
  if (dueOn === null) return <span className="app-deadline">без срока</span>;
  const { tone } = describeDeadline(dueOn, workingDaysLeft);
  return (
    <span className="app-deadline app-numbers" data-tone={tone}>
      {formatDate(dueOn)}
      {workingDaysLeft === null ? '' : ` · ${shortWords(workingDaysLeft)}`}
      {isProvisional ? ', предварительно' : ''}
    </span>
  );
}

function shortWords(left: number): string {
  if (left < 0) return `просрочено: ${-left} раб. дн.`;
  return left === 0 ? 'сегодня' : `${left} раб. дн.`;
}

/** For a card: the whole sentence. */
export function DeadlineWords({ dueOn, workingDaysLeft, isProvisional }: DeadlineProps) {
  const { tone, text } = describeDeadline(dueOn, workingDaysLeft, isProvisional);
  return (
    <span className="app-deadline" data-tone={tone}>
      {text}
    </span>
  );
}

/** A date that is only known to be over or not, such as the term of an answer. */
export function DueDate({
  dueOn,
  isOverdue,
  isProvisional,
}: {
  dueOn: string | null;
  isOverdue: boolean;
  isProvisional: boolean;
}) {
  if (dueOn === null) return <span>без срока</span>;
  return (
    <span className="app-deadline app-numbers" data-tone={isOverdue ? 'overdue' : 'later'}>
      {formatDate(dueOn)}
      {isOverdue ? ', просрочено' : ''}
      {isProvisional ? ', предварительно' : ''}
    </span>
  );
}
