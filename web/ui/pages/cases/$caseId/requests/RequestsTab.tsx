import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { letterListQuery } from '../../../../api/use-cases.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { LetterTable } from '../../../../components/LetterTable.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { EngagementSection } from './EngagementSection.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/requests');

export function RequestsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch, isPlaceholderData } = useQuery(letterListQuery({ case: caseId, page: 1 }));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="md">
      <EngagementSection caseId={caseId} />
      <LetterTable
        letters={data?.items}
        isStale={isPlaceholderData}
        empty={
          <EmptyState
            title="Запросов по делу нет"
            text="Запрос оформляется сам, когда в утверждённом плане есть мероприятие с направлением в организацию; письмо по любому мероприятию пишут на вкладке «Мероприятия»."
          />
        }
      />
    </Stack>
  );
}
