import { useState } from 'react';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Plan, ProblemHistory } from '#contract/plans';
import { problemHistoryQuery } from '../../../../api/use-cases.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { dateOf, formatDate } from '../../../../text/dates.ts';

type Problem = NonNullable<Plan['shown']>['problems'][number];

/** Problems with both zones of responsibility, and what they were before somebody made them more exact. */
export function PlanProblems({ caseId, problems }: { caseId: string; problems: readonly Problem[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section
      title="Проблемы и зоны ответственности"
      actions={
        <Button variant="default" size="xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Скрыть прежние формулировки' : 'Прежние формулировки'}
        </Button>
      }
    >
      <Stack component="ol" gap="sm" className="app-numbered-list">
        {problems.map((problem) => (
          <li key={problem.id}>
            <ProblemWords problem={problem} />
          </li>
        ))}
      </Stack>
      {isOpen ? <EarlierWordings caseId={caseId} /> : null}
    </Section>
  );
}

function ProblemWords({ problem }: { problem: Pick<Problem, 'description' | 'familyZone' | 'curatorZone'> }) {
  return (
    <>
      <Text size="sm" fw={700}>
        {problem.description}
      </Text>
      <Text size="sm">{`Семья: ${problem.familyZone}`}</Text>
      <Text size="sm">{`Куратор: ${problem.curatorZone}`}</Text>
    </>
  );
}

function EarlierWordings({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(problemHistoryQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={80} mt="md" />;
  const earlier = data.items.filter(({ retiredAt }) => retiredAt !== null);
  if (earlier.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="md">
        Формулировки ещё не менялись.
      </Text>
    );
  return (
    <Stack component="ul" gap="sm" mt="md" className="app-plain-list" aria-label="Прежние формулировки">
      {earlier.map((wording) => (
        <li key={wording.id}>
          <Text size="xs" c="dimmed">
            <Period wording={wording} />
          </Text>
          <ProblemWords problem={wording} />
        </li>
      ))}
    </Stack>
  );
}

function Period({ wording }: { wording: ProblemHistory['items'][number] }) {
  const timeZone = useTimeZone();
  const until = wording.retiredAt === null ? '' : ` – ${formatDate(dateOf(wording.retiredAt, timeZone))}`;
  const author = wording.author === null ? '' : `, ${wording.author.name}`;
  return <>{`Проблема ${wording.position}, ${formatDate(dateOf(wording.createdAt, timeZone))}${until}${author}`}</>;
}
