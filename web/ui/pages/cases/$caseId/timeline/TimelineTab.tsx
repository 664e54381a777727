import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTimeZone } from '../../../../api/use-me.ts';
import { timelineQuery } from '../../../../api/use-cases.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { Pager } from '../../../../components/Pager.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { changeFilters } from '../../../../search-params.ts';
import { groupTimeline } from './group-timeline.ts';
import { PHASE_NAMES } from './phase-names.ts';
import { TimelineFilters } from './TimelineFilters.tsx';
import { TimelineLine } from './TimelineLine.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/timeline');

/** Who, when, what decision and why: from the appeal to the archive, by the parts of the way and by months (T-106). */
export function TimelineTab() {
  const { caseId } = route.useParams();
  const search = route.useSearch();
  const { page = 1, theme, order } = search;
  const navigate = route.useNavigate();
  const timeZone = useTimeZone();
  const { data, error, refetch } = useQuery(timelineQuery(caseId, { page, theme, order }));
  return (
    <Stack gap="lg">
      <TimelineFilters
        theme={theme}
        order={order}
        onChange={(change) => void navigate({ search: changeFilters(search, change), replace: true })}
      />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton height={320} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState
          title="Здесь пока ничего нет"
          text={
            theme === undefined
              ? 'Здесь появится каждое действие по делу: кто, когда и что сделал.'
              : 'Действий этого вида по делу не было. Выберите другой вид или всю историю.'
          }
        />
      ) : null}
      {groupTimeline(data?.items ?? [], timeZone).map(({ phase, month, lines }) => (
        <section key={`${phase} ${month} ${lines[0]?.id ?? ''}`} aria-label={`${PHASE_NAMES[phase]}, ${month}`}>
          <Text component="h2" fz="md" fw={700} mb={4}>
            {PHASE_NAMES[phase]}
            <Text span c="dimmed" fw={400}>
              {`, ${month}`}
            </Text>
          </Text>
          <ol className="app-timeline">
            {lines.map((line) => (
              <TimelineLine key={line.id} line={line} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
      {data === undefined ? null : (
        <Pager
          page={page}
          total={data.total}
          isTotalCapped={data.isTotalCapped}
          onChange={(next) => void navigate({ search: { ...search, page: next } })}
        />
      )}
    </Stack>
  );
}
