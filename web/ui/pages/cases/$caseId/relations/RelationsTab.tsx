import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { caseQuery } from '../../../../api/use-cases.ts';
import { relationsQuery } from '../../../../api/use-relations.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import { HandoverSection } from './HandoverSection.tsx';
import { InformingSection } from './InformingSection.tsx';
import { ObjectionSection } from './ObjectionSection.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/relations');

/** What ties the family to the centre besides the plan: consents, informing, objections, hand-overs between curators. */
export function RelationsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(relationsQuery(caseId));
  const may = useQuery(caseQuery(caseId)).data?.may ?? [];
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} role="status" aria-label="Загрузка согласий и информирования" />;
  return (
    <Stack gap="md">
      <HandoverSection caseId={caseId} handovers={data.handovers} mayConfirm={may.includes('plan.draft')} />
      <ConsentSection caseId={caseId} consents={data.consents} mayRecord={may.includes('consent.record')} />
      <InformingSection informings={data.informings} />
      <ObjectionSection caseId={caseId} objections={data.objections} mayRegister={may.includes('objection.register')} />
    </Stack>
  );
}
