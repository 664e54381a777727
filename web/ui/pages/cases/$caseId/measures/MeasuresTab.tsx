import { useState } from 'react';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Measure } from '#contract/measures';
import { caseMeasuresQuery } from '../../../../api/use-measures.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { ASSISTANCE_NAMES } from '../../../../text/ru.ts';
import { MeasureEngagements } from '../engagements/MeasureEngagements.tsx';
import { MeasureCard } from './MeasureCard.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/measures');

const FILTERS = [
  { value: 'all', label: 'Все', keeps: () => true },
  { value: 'open', label: 'Без отметки', keeps: ({ status }: Measure) => status === 'planned' || status === 'running' },
  { value: 'overdue', label: 'Просрочены', keeps: ({ isOverdue }: Measure) => isOverdue },
] as const;

/** «Мероприятия»: every measure of the programme with its people, term, order and what was done for it (T-073). */
export function MeasuresTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseMeasuresQuery(caseId));
  const [filter, setFilter] = useState('all');
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  if (data.items.length === 0) {
    return (
      <EmptyState
        title="Мероприятий пока нет"
        text="Они появятся, когда ИПССС вступит в действие: каждое мероприятие станет задачей со сроком, исполнителем и результатом."
      />
    );
  }
  const chosen = FILTERS.find(({ value }) => value === filter) ?? FILTERS[0];
  const shown = data.items.filter(chosen.keeps);
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label="Какие мероприятия показать"
        size="sm"
        w="fit-content"
        data={FILTERS.map(({ value, label, keeps }) => ({ value, label: `${label}: ${data.items.filter(keeps).length}` }))}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 ? <EmptyState title="По этому условию мероприятий нет" /> : null}
      {kindsOf(shown).map((kind) => (
        <Section key={kind} title={ASSISTANCE_NAMES[kind]}>
          <Stack gap="sm">
            {shown
              .filter(({ assistanceType }) => assistanceType === kind)
              .map((measure) => (
                <MeasureCard
                  key={measure.id}
                  measure={measure}
                  extra={<MeasureEngagements caseId={caseId} planItemId={measure.id} place={measure.place} />}
                />
              ))}
          </Stack>
        </Section>
      ))}
    </Stack>
  );
}

/** Kinds of help in the order of the form. */
const kindsOf = (measures: readonly Measure[]) => [...new Set(measures.map(({ assistanceType }) => assistanceType))];
