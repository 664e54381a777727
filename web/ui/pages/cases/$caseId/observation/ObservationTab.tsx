import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { caseQuery } from '../../../../api/use-cases.ts';
import { observationQuery } from '../../../../api/use-observation.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { ConsultationSection } from './ConsultationSection.tsx';
import { DynamicsSection } from './DynamicsSection.tsx';
import { VisitSection } from './VisitSection.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/observation');

/** How the family fares under support: states by date, diary of dynamics, log of consulting, visits. */
export function ObservationTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(observationQuery(caseId));
  const { data: card } = useQuery(caseQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined || card === undefined) return <Skeleton height={240} />;

  const isObserved = card.status === 'support' || card.status === 'post-support';
  const mayKeep = card.may.includes('observation.keep') && isObserved;
  return (
    <Stack gap="md">
      <DynamicsSection caseId={caseId} status={card.status} observation={data} mayKeep={mayKeep} />
      <ConsultationSection caseId={caseId} consultations={data.consultations} members={card.family.members} mayKeep={mayKeep} />
      <VisitSection
        caseId={caseId}
        visits={data.visits}
        members={card.family.members}
        mayRecord={card.may.includes('assessment.gather') && card.status !== 'closed'}
      />
    </Stack>
  );
}
