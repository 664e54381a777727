import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { LetterRow } from '#contract/requests';
import { formatDate } from '../text/dates.ts';
import { LETTER_ANSWER_NAMES } from '../text/ru.ts';
import { DataTable, type Column } from './DataTable.tsx';
import { DueDate } from './Deadline.tsx';
import { Tag } from './Tag.tsx';

const COLUMNS: readonly Column<LetterRow>[] = [
  {
    title: 'Ответ до',
    width: '16%',
    render: (letter) => (
      <DueDate dueOn={letter.answerDueOn} isOverdue={letter.isOverdue} isProvisional={letter.isDueProvisional} />
    ),
  },
  {
    title: 'Запрос',
    width: '13%',
    isHeading: true,
    render: (letter) => <span className="app-numbers">{`№ ${letter.number}`}</span>,
  },
  { title: 'Кому', width: '22%', full: (letter) => letter.addressee, render: (letter) => letter.addressee },
  { title: 'О чём', width: '19%', full: (letter) => letter.subject, render: (letter) => letter.subject },
  {
    title: 'Дело',
    width: '16%',
    full: (letter) => `${letter.case.number}, ${letter.case.family}`,
    render: (letter) => (
      <Link to="/cases/$caseId" params={{ caseId: letter.case.id }}>{`${letter.case.number}, ${letter.case.family}`}</Link>
    ),
  },
  { title: 'Ответ', width: '14%', full: (letter) => letter.answerText ?? '', render: (letter) => <Answer letter={letter} /> },
];

/** Referral letters: until when an answer is awaited, from whom, and what came back. */
export function LetterTable({
  letters,
  isStale,
  empty,
}: {
  letters: readonly LetterRow[] | undefined;
  isStale: boolean;
  empty: ReactNode;
}) {
  return (
    <DataTable label="Запросы" columns={COLUMNS} rows={letters} rowKey={(letter) => letter.id} isStale={isStale} empty={empty} />
  );
}

function Answer({ letter }: { letter: LetterRow }) {
  if (letter.answer === null) return <>{letter.isOverdue ? <Tag tone="overdue">ответа нет</Tag> : <Tag>ожидается</Tag>}</>;
  return (
    <Tag
      tone={letter.answer === 'accepted' ? 'done' : 'today'}
    >{`${LETTER_ANSWER_NAMES[letter.answer]}${letter.answeredOn === null ? '' : ` ${formatDate(letter.answeredOn)}`}`}</Tag>
  );
}
