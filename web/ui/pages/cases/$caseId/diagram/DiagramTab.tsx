import { useCallback, useMemo } from 'react';
import { Breadcrumbs, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CaseInstance } from '#contract/processes';
import { caseDiagramQuery } from '../../../../api/use-cases.ts';
import { isReadable, readDiagramState } from '../../../../bpmn/case-state.ts';
import { LazyDiagram } from '../../../../bpmn/LazyDiagram.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { StepDetails } from './StepDetails.tsx';
import { StepList } from './StepList.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/diagram');

/** The live diagram of a case, and the same as a list for the keyboard and the screen reader. */
export function DiagramTab() {
  const { caseId } = route.useParams();
  const { instance, step: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(caseDiagramQuery(caseId, instance));
  const state = useMemo(() => readDiagramState(data?.steps ?? []), [data?.steps]);
  const choose = useCallback(
    (activityId: string) => void navigate({ search: (old) => ({ ...old, step: activityId }), replace: true, resetScroll: false }),
    [navigate],
  );
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={520} />;
  if (data.shown === null || data.xml === null) {
    return (
      <EmptyState title="Схемы пока нет" text="Процесс дела ещё запускается. Схема появится здесь через несколько секунд." />
    );
  }
  const passages = data.steps.filter((step) => step.activityId === chosen);
  return (
    <Stack gap="md">
      <Path caseId={caseId} instances={data.instances} shown={data.shown} />
      <LazyDiagram
        xml={data.xml}
        label={`Схема процесса «${data.shown.name}»; те же шаги перечислены ниже`}
        looks={state.looks}
        badges={state.badges}
        chosen={chosen}
        onChoose={choose}
      />
      <Legend />
      <StepDetails caseId={caseId} passages={passages} instances={data.instances} />
      <Section title="Шаги по порядку">
        <StepList steps={data.steps.filter(isReadable)} chosen={chosen} onChoose={choose} />
      </Section>
    </Stack>
  );
}

function Path({ caseId, instances, shown }: { caseId: string; instances: readonly CaseInstance[]; shown: CaseInstance }) {
  const path: CaseInstance[] = [shown];
  for (let parentId = shown.parentId; parentId !== null;) {
    const parent = instances.find((candidate) => candidate.id === parentId);
    if (parent === undefined) break;
    path.unshift(parent);
    parentId = parent.parentId;
  }
  return (
    <nav aria-label="Вложенность процессов">
      <Breadcrumbs separator="›">
        {path.map((instance) =>
          instance.id === shown.id ? (
            <Text key={instance.id} size="sm" fw={700} aria-current="page">
              {instance.name}
            </Text>
          ) : (
            <Link key={instance.id} to="/cases/$caseId/diagram" params={{ caseId }} search={{ instance: instance.id }}>
              {instance.name}
            </Link>
          ),
        )}
      </Breadcrumbs>
    </nav>
  );
}

function Legend() {
  return (
    <Text size="sm" c="dimmed">
      Зелёный фон — шаг выполнен; синяя рамка — идёт сейчас, рядом срок; красная рамка — просрочен или остановлен ошибкой; бледный
      — отменён.
    </Text>
  );
}
