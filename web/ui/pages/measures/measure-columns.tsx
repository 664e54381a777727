import { Link } from '@tanstack/react-router';
import type { MeasureAnswer, MeasureLine } from '#contract/control';
import type { Column } from '../../components/DataTable.tsx';
import { SuspendedTag } from '../../components/SuspendedTag.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatDate } from '../../text/dates.ts';
import { ANSWER_NAMES, TERM_STATES } from './measure-words.ts';

/** The date first, then what for whom, who does it, and what came back. */
export const MEASURE_COLUMNS: readonly Column<MeasureLine>[] = [
  {
    title: 'Срок до',
    width: '9%',
    full: (line) => line.term,
    // The words stand in the column of states; here the colour repeats them.
    render: (line) => (
      <span className="app-deadline app-numbers" data-tone={line.state === 'overdue' ? 'overdue' : 'later'}>
        {formatDate(line.dueOn)}
      </span>
    ),
  },
  {
    title: 'Мероприятие',
    width: '25%',
    isHeading: true,
    full: titleOf,
    render: (line) => (
      <Link to="/cases/$caseId/measures" params={{ caseId: line.case.id }} className="app-row-link">
        {titleOf(line)}
      </Link>
    ),
  },
  {
    title: 'Семья',
    width: '19%',
    full: (line) => `${line.case.family}, дело ${line.case.number}`,
    render: (line) => (
      <>
        {`${line.case.family}, ${line.case.number}`} <SuspendedTag isSuspended={line.isSuspended} />
      </>
    ),
  },
  { title: 'Куратор', width: '10%', full: (line) => line.curator?.name ?? '', render: (line) => line.curator?.name ?? '—' },
  { title: 'Исполнители', width: '15%', full: executorsOf, render: executorsOf },
  { title: 'Ответы', width: '12%', full: answersOf, render: (line) => <Answers answers={line.answers} /> },
  { title: 'Состояние', width: '10%', full: stateOf, render: (line) => <State line={line} /> },
];

function titleOf({ place, text }: MeasureLine): string {
  return `${place} ${text}`;
}

function executorsOf({ executor, coExecutors }: MeasureLine): string {
  return [executor, ...coExecutors].join(', ');
}

const answerOf = ({ organisation, state, dueOn }: MeasureAnswer): string =>
  state === 'waiting' && dueOn !== null
    ? `${organisation}: ${ANSWER_NAMES[state]} до ${formatDate(dueOn)}`
    : `${organisation}: ${ANSWER_NAMES[state]}`;

function answersOf({ answers }: MeasureLine): string {
  return answers.map(answerOf).join('; ');
}

/** The row shows the last word; all of them stand behind it. */
function Answers({ answers }: { answers: readonly MeasureAnswer[] }) {
  const last = answers.at(-1);
  if (last === undefined) return <>—</>;
  const more = answers.length > 1 ? ` и ещё ${answers.length - 1}` : '';
  return <Tag tone={last.isOverdue ? 'overdue' : 'plain'}>{`${ANSWER_NAMES[last.state]}${more}`}</Tag>;
}

function stateOf({ state, markedOn, notDoneReason }: MeasureLine): string {
  const marked = markedOn === null ? '' : ` ${formatDate(markedOn)}`;
  return `${TERM_STATES[state].text}${marked}${notDoneReason === null ? '' : `: ${notDoneReason}`}`;
}

function State({ line }: { line: MeasureLine }) {
  const { text, tone } = TERM_STATES[line.state];
  return <Tag tone={tone}>{text}</Tag>;
}
