import { Stack, Text } from '@mantine/core';
import type { CaseReview } from '#contract/reviews';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ITEM_STATUS_NAMES } from '../../../../text/ru.ts';
import { describeCounts } from './describe-counts.ts';

type SheetRow = CaseReview['sheet'][number];

const COLUMNS: readonly Column<SheetRow>[] = [
  { title: '№', width: '6%', render: (row) => row.place },
  { title: 'Мероприятие', width: '28%', isHeading: true, render: (row) => row.text },
  { title: 'План', width: '14%', render: (row) => row.planned },
  {
    title: 'Факт',
    width: '14%',
    render: (row) => `${ITEM_STATUS_NAMES[row.status]}${row.actualOn === null ? '' : `, ${formatDate(row.actualOn)}`}`,
  },
  { title: 'Результат', width: '19%', render: (row) => row.result ?? row.notDoneReason ?? '—' },
  { title: 'Эффект для семьи', width: '19%', render: (row) => row.effect ?? '—' },
];

/** One review of the results: its cause, the curator's information, the effectiveness sheet, the decision with its protocol (T-166). */
export function ReviewSection({ review }: { review: CaseReview }) {
  return (
    <Section title={`Оценка результатов ${formatDate(review.openedAt)}: ${review.title}`}>
      <Stack gap="sm">
        <Details items={factsOf(review)} />
        <Sheet label="Лист оценки эффективности" rows={review.sheet} />
        {review.earlier.map((round, index) => (
          <EarlierRound key={review.earlier.length - index} round={round} turn={review.earlier.length - index} />
        ))}
      </Stack>
    </Section>
  );
}

/** What the consilium considered before it was asked again, such as after a refused signature (T-166). */
function EarlierRound({ round, turn }: { round: CaseReview['earlier'][number]; turn: number }) {
  return (
    <Stack gap="xs">
      <Text fw={600}>{`Рассмотрение ${turn}, до повторного вопроса консилиуму`}</Text>
      <Details
        items={[...informationFacts(round.information), { label: 'Решение консилиума', value: describeDecision(round.decision) }]}
      />
      <Sheet label={`Лист оценки эффективности, рассмотрение ${turn}`} rows={round.sheet} />
    </Stack>
  );
}

function Sheet({ label, rows }: { label: string; rows: readonly SheetRow[] }) {
  return (
    <div className="app-table-wraps">
      <DataTable
        label={label}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.planItemId}
        empty={
          <Text size="sm" c="dimmed">
            Лист оценки эффективности появится с информацией куратора.
          </Text>
        }
      />
    </div>
  );
}

function informationFacts(information: CaseReview['information']) {
  if (information === null) return [];
  return [
    { label: 'Мероприятия', value: describeCounts(information.figures) },
    { label: 'Динамика', value: information.dynamics },
    { label: 'Мнение семьи', value: information.familyOpinion },
    { label: 'Предложения', value: information.proposals },
    { label: 'Куратор предлагает', value: information.proposedDecision },
  ];
}

function factsOf({ event, information, proposal, decision }: CaseReview) {
  return [
    ...(event === null ? [] : [{ label: 'Событие', value: event }]),
    ...informationFacts(information),
    ...(proposal === null
      ? []
      : [
          {
            label: 'Предложение скорректировать ИПССС',
            value: `${proposal.reason ?? ''}${proposal.endsOn === null ? '' : ` (до ${formatDate(proposal.endsOn)})`}`,
          },
        ]),
    { label: 'Решение консилиума', value: describeDecision(decision) },
  ];
}

function describeDecision(decision: CaseReview['decision']): string {
  if (decision === null) return 'ещё не принято';
  const held = decision.heldOn === null ? '' : ` от ${formatDate(decision.heldOn)}`;
  const minutes = decision.minutesNumber === null ? 'протокол ещё не подписан' : `протокол № ${decision.minutesNumber}`;
  return `${decision.outcome}. Заседание № ${decision.sessionNumber}${held}, ${minutes}`;
}
