import { lazy } from 'react';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Completion } from '#contract/completion';
import { completionQuery } from '../../../../api/use-completion.ts';
import { Details, type Detail } from '../../../../components/Details.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ENDING_NAMES } from '../../../../text/ru.ts';
import { DialogButton } from '../events/DialogButton.tsx';
import { ObservationDiary } from './ObservationDiary.tsx';

const RefusalForm = lazy(async () => ({ default: (await import('./RefusalForm.tsx')).RefusalForm }));
const ReEntryForm = lazy(async () => ({ default: (await import('./ReEntryForm.tsx')).ReEntryForm }));

const OUTCOME_NAMES = {
  stable: 'семья справляется',
  worse: 'положение ухудшилось',
  refused: 'семья отказалась от постсопровождения',
} as const;

/** How the support ended, how the family has fared since, and its way back (П1 п.5.8, 5.9). */
export function CompletionSection({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(completionQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  const known = [...removalOf(data), ...postSupportOf(data), ...reEntryOf(data)];
  return (
    <Section title="Завершение сопровождения" actions={<Actions caseId={caseId} completion={data} />}>
      {known.length === 0 ? (
        <Text size="sm" c="dimmed">
          На ведомственный учёт семья не ставилась.
        </Text>
      ) : (
        <Details items={known} />
      )}
      {data.postSupport === null ? null : <ObservationDiary observations={data.postSupport.observations} />}
    </Section>
  );
}

function Actions({ caseId, completion }: { caseId: string; completion: Completion }) {
  return (
    <Group gap="xs">
      {completion.mayRefuse ? (
        <DialogButton text="Внести отказ от постсопровождения" title="Отказ семьи от постсопровождения">
          {(close) => <RefusalForm caseId={caseId} onClose={close} />}
        </DialogButton>
      ) : null}
      {completion.mayReturn ? (
        <DialogButton text="Повторное обращение" title="Повторное обращение семьи">
          {(close) => <ReEntryForm caseId={caseId} onClose={close} />}
        </DialogButton>
      ) : null}
    </Group>
  );
}

function removalOf({ removal }: Completion): readonly Detail[] {
  if (removal === null) return [];
  const { number, removedOn, ground, protocol } = removal;
  const why = ground === null ? '' : `, ${ENDING_NAMES[ground] ?? ground}`;
  return [
    { label: 'Ведомственный учёт', value: `№ ${number}, снята ${formatDate(removedOn)}${why}` },
    ...(protocol === null ? [] : [{ label: 'Решение консилиума', value: protocolWords(protocol) }]),
  ];
}

function protocolWords({ session, minutesNumber, heldOn }: NonNullable<NonNullable<Completion['removal']>['protocol']>): string {
  const held = heldOn === null ? '' : ` от ${formatDate(heldOn)}`;
  return `заседание № ${session}${held}${minutesNumber === null ? '' : `, протокол № ${minutesNumber}`}`;
}

function postSupportOf({ postSupport }: Completion): readonly Detail[] {
  if (postSupport === null) return [];
  const { startsOn, endsOn, isEndProvisional, technology, areaSpecialist, outcome, finalNote, refusedOn } = postSupport;
  const end = `${formatDate(endsOn)}${isEndProvisional ? ' (предварительно)' : ''}`;
  return [
    { label: 'Постсопровождение', value: `${formatDate(startsOn)} – ${end}` },
    { label: 'Технология', value: technology },
    { label: 'Участковый специалист', value: areaSpecialist ?? 'не назначен' },
    ...(refusedOn === null ? [] : [{ label: 'Отказ семьи', value: formatDate(refusedOn) }]),
    ...(outcome === null ? [] : [{ label: 'Итог', value: OUTCOME_NAMES[outcome] }]),
    ...(finalNote === null ? [] : [{ label: 'Итоговая запись', value: finalNote }]),
  ];
}

function reEntryOf({ reEntry }: Completion): readonly Detail[] {
  if (reEntry === null) return [];
  const state = reEntry.caseNumber === null ? 'ждёт регистрации' : `дело ${reEntry.caseNumber}`;
  return [{ label: 'Повторное обращение', value: `${formatDate(reEntry.receivedOn)}, ${state}` }];
}
