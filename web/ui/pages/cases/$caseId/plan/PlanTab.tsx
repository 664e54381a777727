import { Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { planQuery } from '../../../../api/use-cases.ts';
import { DelayCauses } from '../../../../components/DelayCauses.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { MemberList } from '../../../../components/MemberList.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { compact } from '../../../../search-params.ts';
import { lowerFirst } from '../../../../text/lower-first.ts';
import { PLAN_STATUS_NAMES } from '../../../../text/ru.ts';
import { PlanDifference } from './PlanDifference.tsx';
import { PlanFacts } from './PlanFacts.tsx';
import { PlanGroup } from './PlanGroup.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { PlanSignatures } from './PlanSignatures.tsx';
import { RegisterHistory } from './RegisterHistory.tsx';
import { Reviews } from './Reviews.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/plan');

/** The ИПССС: its head, problems with zones of responsibility, measures with their marks, signatures, versions and the register. */
export function PlanTab() {
  const { caseId } = route.useParams();
  const { version, against } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(planQuery(caseId, version));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  const { shown, versions } = data;
  if (shown === null)
    return (
      <EmptyState
        title="ИПССС ещё не составлена"
        text="Проект плана появится здесь, когда куратор составит его вместе с семьёй."
      />
    );
  return (
    <Stack gap="md">
      <Section
        title={
          shown.number === null ? `Проект ИПССС, версия ${shown.version}` : `ИПССС № ${shown.number}, версия ${shown.version}`
        }
        actions={
          versions.length < 2 ? undefined : (
            <Select
              size="xs"
              aria-label="Версия плана"
              w={230}
              allowDeselect={false}
              data={versions.map((item) => ({
                value: String(item.version),
                label: `Версия ${item.version}, ${lowerFirst(PLAN_STATUS_NAMES[item.status])}`,
              }))}
              value={String(shown.version)}
              onChange={(value) =>
                value === null ? undefined : void navigate({ search: { version: Number(value) }, replace: true })
              }
            />
          )
        }
      >
        <PlanFacts plan={shown} />
        <DelayCauses delays={shown.delays} />
        <MemberList members={shown.family.members} />
      </Section>
      <PlanProblems caseId={caseId} problems={shown.problems} />
      {shown.groups.map((group) => (
        <PlanGroup key={group.number} group={group} />
      ))}
      <PlanSignatures plan={shown} />
      <PlanDifference
        caseId={caseId}
        versions={versions}
        shown={shown.version}
        against={against}
        onChoose={(chosen) => void navigate({ search: compact({ version, against: chosen }), replace: true })}
      />
      <Reviews caseId={caseId} />
      <RegisterHistory caseId={caseId} />
    </Stack>
  );
}
