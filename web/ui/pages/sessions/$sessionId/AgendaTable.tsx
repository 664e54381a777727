import { List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SessionCard } from '#contract/sessions';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';
import { outcomeName } from '../../../text/outcomes.ts';
import { INVITATION_WAY_NAMES, QUESTION_NAMES } from '../../../text/ru.ts';

type Question = SessionCard['questions'][number];

/** The agenda with who was invited, which papers are missing, and what was decided. */
export function AgendaTable({ questions }: { questions: readonly Question[] }) {
  return (
    <div className="app-table-wraps">
      <DataTable
        label="Повестка"
        columns={COLUMNS}
        rows={questions}
        rowKey={(question) => question.id}
        empty={<EmptyState title="В повестке нет вопросов" text="Секретарь включает вопросы в задаче «Повестка заседания»." />}
      />
    </div>
  );
}

const COLUMNS: readonly Column<Question>[] = [
  { title: '№', width: '5%', render: ({ position }) => position ?? '—' },
  {
    title: 'Вопрос',
    width: '20%',
    isHeading: true,
    render: ({ kind, event, note }) => (
      <>
        <strong>{QUESTION_NAMES[kind]}</strong>
        {event === null ? null : <Text size="sm">{event}</Text>}
        {note === null ? null : (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
      </>
    ),
  },
  {
    title: 'Дело',
    width: '25%',
    render: (question) => (
      <>
        <Link
          to="/cases/$caseId"
          params={{ caseId: question.case.id }}
        >{`${question.case.number}, ${question.case.family}`}</Link>
        <Defects question={question} />
      </>
    ),
  },
  {
    title: 'Приглашены',
    width: '26%',
    render: (question) => (
      <>
        <Text size="sm">{`Семья: ${familyWords(question)}`}</Text>
        {question.bodies.map((body) => (
          <Text key={body.organisation.id} size="sm">
            {bodyWords(body)}
          </Text>
        ))}
      </>
    ),
  },
  { title: 'Решение', width: '24%', render: (question) => <Decision question={question} /> },
];

/** Missing and expired papers, while the meeting is ahead (T-031). */
function Defects({ question }: { question: Question }) {
  if (question.documentDefects.length === 0) return null;
  return (
    <>
      <Tag tone="today">{`не хватает документов: ${question.documentDefects.length}`}</Tag>
      <List size="sm">
        {question.documentDefects.map((defect) => (
          <List.Item key={defect}>{defect}</List.Item>
        ))}
      </List>
    </>
  );
}

function Decision({ question }: { question: Question }) {
  if (question.status === 'withdrawn') return <Tag>{`снят с рассмотрения: ${question.withdrawalReason ?? ''}`}</Tag>;
  if (question.outcome === null) return 'нет решения';
  const { votes } = question;
  return (
    <>
      <Tag tone="done">{outcomeName(question.outcome)}</Tag>
      {votes === null ? null : (
        <Text size="sm">{`за ${votes.votesFor}, против ${votes.votesAgainst}, воздержались ${votes.votesAbstained}`}</Text>
      )}
      {question.dissents.map(({ member, text }) => (
        <Text key={member.id} size="sm">{`Особое мнение, ${member.name}: ${text}`}</Text>
      ))}
    </>
  );
}

function familyWords(question: Question): string {
  if (question.familyAttended === true) return 'присутствовала';
  if (question.familyAttended === false)
    return `не присутствовала${question.familyAbsenceReason === null ? '' : `: ${question.familyAbsenceReason}`}`;
  return question.familyInvitedAt === null ? 'не приглашена' : 'приглашена';
}

function bodyWords({ organisation, invitedOn, way, attended, representative }: Question['bodies'][number]): string {
  if (attended === true) return `${organisation.name}: ${representative ?? 'присутствовал представитель'}`;
  if (attended === false) return `${organisation.name}: не присутствовали`;
  return `${organisation.name}: приглашены ${formatDate(invitedOn)}, ${INVITATION_WAY_NAMES[way]}`;
}
