import { lazy } from 'react';
import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../../api/use-events.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { DialogButton } from './DialogButton.tsx';
import { EarlyAssessment } from './EarlyAssessment.tsx';
import { EventItem } from './EventItem.tsx';
import { ResumeForm, SuspendForm } from './SuspensionForms.tsx';
import { SuspensionHistory } from './SuspensionHistory.tsx';

// The calendar widgets load only when the dialog is opened.
const ReportEventForm = lazy(async () => ({ default: (await import('./ReportEventForm.tsx')).ReportEventForm }));

/** What happened to the family on the way, what was decided about it, and when the measures stood still (П1 п.5.8). */
export function EventSection({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(eventsQuery(caseId));
  const timeZone = useTimeZone();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={160} role="status" aria-label="Загрузка событий" />;
  const { events, suspensions, members, can } = data;
  const isSuspended = suspensions.some(({ endedAt }) => endedAt === null);
  const isByHand = suspensions.some(({ endedAt, kind }) => endedAt === null && kind !== 'event-review');
  return (
    <Section title="События">
      <Stack gap="sm">
        <Group gap="xs">
          {can.kinds.length === 0 ? null : (
            <DialogButton text="Сообщить о событии" title="Событие в семье">
              {(close) => <ReportEventForm caseId={caseId} kinds={can.kinds} members={members} onClose={close} />}
            </DialogButton>
          )}
          {can.suspend && !isByHand ? (
            <DialogButton text="Приостановить" title="Приостановка сопровождения">
              {(close) => <SuspendForm caseId={caseId} onClose={close} />}
            </DialogButton>
          ) : null}
          {can.suspend && isSuspended ? (
            <DialogButton text="Возобновить" title="Возобновление сопровождения">
              {(close) => <ResumeForm caseId={caseId} onClose={close} />}
            </DialogButton>
          ) : null}
        </Group>
        {can.kinds.includes('revision') ? (
          <EarlyAssessment
            caseId={caseId}
            isPossible={can.requestEarly}
            isRequested={events.some(({ kind, status }) => kind === 'early-completion' && status === 'open')}
          />
        ) : null}
        {events.length === 0 ? (
          <Text size="sm" c="dimmed">
            Событий не было.
          </Text>
        ) : (
          <Stack component="ul" gap="sm" className="app-plain-list">
            {events.map((event) => (
              <EventItem key={event.id} event={event} timeZone={timeZone} />
            ))}
          </Stack>
        )}
        <SuspensionHistory suspensions={suspensions} timeZone={timeZone} />
      </Stack>
    </Section>
  );
}
