import { Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Plan, PlanDiff } from '#contract/plans';
import { planDiffQuery } from '../../../../api/use-cases.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { lowerFirst } from '../../../../text/lower-first.ts';
import { LEVEL_NAMES, PLAN_STATUS_NAMES } from '../../../../text/ru.ts';

interface PlanDifferenceProps {
  readonly caseId: string;
  readonly versions: Plan['versions'];
  readonly shown: number;
  readonly against: number | undefined;
  readonly onChoose: (version: number | undefined) => void;
}

/** What the shown version changed against another one that the reader chooses. */
export function PlanDifference({ caseId, versions, shown, against, onChoose }: PlanDifferenceProps) {
  const others = versions.filter(({ version }) => version !== shown);
  if (others.length === 0) return null;
  return (
    <Section
      title="Сравнение версий"
      actions={
        <Select
          size="xs"
          aria-label="Сравнить с версией"
          placeholder="Сравнить с версией"
          w={230}
          clearable
          clearButtonProps={{ 'aria-label': 'Не сравнивать' }}
          data={others.map(({ version, status }) => ({
            value: String(version),
            label: `Версия ${version}, ${lowerFirst(PLAN_STATUS_NAMES[status])}`,
          }))}
          value={against === undefined ? null : String(against)}
          onChange={(value) => onChoose(value === null ? undefined : Number(value))}
        />
      }
    >
      {against === undefined ? (
        <Text size="sm" c="dimmed">
          Выберите версию, чтобы увидеть, чем отличается от неё показанная.
        </Text>
      ) : (
        <Difference caseId={caseId} from={Math.min(against, shown)} to={Math.max(against, shown)} />
      )}
    </Section>
  );
}

function Difference({ caseId, from, to }: { caseId: string; from: number; to: number }) {
  const { data, error, refetch } = useQuery(planDiffQuery(caseId, from, to));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={80} />;
  const header = headerChanges(data);
  const lists = [
    { title: 'Добавлены', lines: data.added.map((item) => `${item.place} ${item.text} (${item.term})`) },
    {
      title: 'Исключены',
      lines: data.removed.map(
        (item) => `${item.place} ${item.text} (${item.term})${item.reason === null ? '' : `. Причина: ${item.reason}`}`,
      ),
    },
    {
      title: 'Изменены сроки',
      lines: data.redated.map((item) => `${item.place} ${item.text}: ${item.termBefore} → ${item.term}`),
    },
    { title: 'Изменены формулировки', lines: data.reworded.map((item) => `${item.place} ${item.textBefore} → ${item.text}`) },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <Stack gap="sm">
      <Text size="sm">{`Версия ${data.to.version} по сравнению с версией ${data.from.version}`}</Text>
      {header.length === 0 && lists.length === 0 ? (
        <Text size="sm" c="dimmed">
          Мероприятия, сроки и уровень совпадают.
        </Text>
      ) : null}
      {header.map((line) => (
        <Text size="sm" key={line}>
          {line}
        </Text>
      ))}
      {lists.map(({ title, lines }) => (
        <div key={title}>
          <Text size="sm" fw={700} component="h3">
            {title}
          </Text>
          <ul className="app-plain-list">
            {lines.map((line) => (
              <li key={line}>
                <Text size="sm">{line}</Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Stack>
  );
}

function headerChanges({ from, to }: PlanDiff): string[] {
  const day = (date: string | null) => (date === null ? 'не определён' : formatDate(date));
  return [
    to.revisionReason === null ? undefined : `Причина: ${to.revisionReason}`,
    from.level === to.level ? undefined : `Уровень: ${LEVEL_NAMES[from.level]} → ${LEVEL_NAMES[to.level]}`,
    from.endsOn === to.endsOn ? undefined : `Окончание программы: ${day(from.endsOn)} → ${day(to.endsOn)}`,
  ].filter((line) => line !== undefined);
}
