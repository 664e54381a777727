import { Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Plan } from '#contract/plans';
import { planQuery } from '../../../../api/use-cases.ts';
import { Details } from '../../../../components/Details.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { countOf } from '../../../../text/plural.ts';
import { LEVEL_NAMES, PLAN_STATUS_NAMES } from '../../../../text/ru.ts';
import { PlanGroup } from './PlanGroup.tsx';
import { lowerFirst } from '../../../../text/lower-first.ts';

const route = getRouteApi('/signed-in/app/cases/$caseId/plan');
const MONTHS = { one: 'месяц', few: 'месяца', many: 'месяцев' };

/** The ИПССС: its versions, problems with zones of responsibility, and the measures with their marks. */
export function PlanTab() {
  const { caseId } = route.useParams();
  const { version } = route.useSearch();
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
        title={shown.number === null ? `ИПССС, версия ${shown.version}` : `ИПССС № ${shown.number}, версия ${shown.version}`}
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
      </Section>
      <Section title="Проблемы и зоны ответственности">
        <Stack component="ol" gap="sm" className="app-numbered-list">
          {shown.problems.map((problem) => (
            <li key={problem.id}>
              <Text size="sm" fw={700}>
                {problem.description}
              </Text>
              <Text size="sm">{`Семья: ${problem.familyZone}`}</Text>
              <Text size="sm">{`Куратор: ${problem.curatorZone}`}</Text>
            </li>
          ))}
        </Stack>
      </Section>
      {shown.groups.map((group) => (
        <PlanGroup key={group.number} group={group} />
      ))}
    </Stack>
  );
}

function PlanFacts({ plan }: { plan: NonNullable<Plan['shown']> }) {
  return (
    <Details
      items={[
        { label: 'Состояние', value: PLAN_STATUS_NAMES[plan.status] },
        {
          label: 'Уровень',
          value: plan.level === null ? `${LEVEL_NAMES[plan.proposedLevel]} (предложен)` : LEVEL_NAMES[plan.level],
        },
        { label: 'Обоснование уровня', value: plan.levelReason },
        {
          label: 'Срок',
          value: `${countOf(plan.termMonths, MONTHS)}${plan.startsOn === null || plan.endsOn === null ? '' : `, ${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}`}`,
        },
        {
          label: 'Обстоятельства',
          value: [...plan.circumstances, plan.circumstancesNote].filter((text) => text !== null && text !== '').join('; '),
        },
        { label: 'Составлен с семьёй', value: `${formatDate(plan.jointOn)}, ${plan.author.name}` },
        plan.revisionReason === null ? undefined : { label: 'Причина корректировки', value: plan.revisionReason },
        plan.jointParticipants.length === 0
          ? undefined
          : { label: 'Участвовали от семьи', value: plan.jointParticipants.map(({ name }) => name).join(', ') },
        plan.approvedOn === null
          ? undefined
          : {
              label: 'Утверждён',
              value: `${formatDate(plan.approvedOn)}${plan.approvedBy === null ? '' : `, ${plan.approvedBy.name}`}`,
            },
        plan.signedOn === null
          ? undefined
          : {
              label: 'Подписан семьёй',
              value: `${formatDate(plan.signedOn)}${plan.signedBy === null ? '' : `, ${plan.signedBy.name}`}`,
            },
        plan.familyCopyOn === null ? undefined : { label: 'Экземпляр передан семье', value: formatDate(plan.familyCopyOn) },
      ]}
    />
  );
}
