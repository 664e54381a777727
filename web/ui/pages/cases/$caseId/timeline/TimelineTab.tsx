import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TimelineEvent } from '#contract/cases';
import { timelineQuery } from '../../../../api/use-cases.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { Pager } from '../../../../components/Pager.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { dateOf, formatLongDate, formatMoment } from '../../../../text/dates.ts';
import { roleName } from '../../../../text/roles.ts';

const route = getRouteApi('/signed-in/app/cases/$caseId/timeline');

/** Who, when, what decision: from the appeal to the archive, day by day (T-106). */
export function TimelineTab() {
  const { caseId } = route.useParams();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const timeZone = useTimeZone();
  const { data, error, refetch } = useQuery(timelineQuery(caseId, page));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  if (data.items.length === 0)
    return <EmptyState title="История пуста" text="Здесь появится каждое действие по делу: кто, когда и что сделал." />;
  return (
    <>
      <Stack gap="lg">
        {groupByDay(data.items, timeZone).map(({ day, events }) => (
          <section key={day} aria-label={formatLongDate(day)}>
            <Text component="h2" fz="md" fw={700} mb={4}>
              {formatLongDate(day)}
            </Text>
            <ol className="app-timeline">
              {events.map((event) => (
                <li key={event.id}>
                  <Text size="sm" component="span" className="app-numbers" c="dimmed">
                    {formatMoment(event.at, timeZone).slice(-5)}
                  </Text>
                  <div>
                    <Text size="sm">{event.title}</Text>
                    <Text size="sm" c="dimmed">
                      {whoWords(event)}
                    </Text>
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </Stack>
      <Pager
        page={page}
        total={data.total}
        isTotalCapped={data.isTotalCapped}
        onChange={(next) => void navigate({ search: { page: next } })}
      />
    </>
  );
}

function whoWords(event: TimelineEvent): string {
  const who = event.actor?.name ?? 'Система';
  const role = event.role === null ? '' : `, ${roleName(event.role)}`;
  return event.onBehalfOf === null ? `${who}${role}` : `${who}${role}, замещает: ${event.onBehalfOf.name}`;
}

function groupByDay(events: readonly TimelineEvent[], timeZone: string): { day: string; events: TimelineEvent[] }[] {
  const days = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const day = dateOf(event.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, ofDay]) => ({ day, events: ofDay }));
}
