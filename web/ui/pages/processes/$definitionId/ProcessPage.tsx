import { useState } from 'react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DiagramStep } from '#contract/processes';
import { isMissing } from '../../../api/api-error.ts';
import { processDiagramQuery } from '../../../api/use-processes.ts';
import { LazyDiagram } from '../../../bpmn/LazyDiagram.tsx';
import { isReadable } from '../../../bpmn/case-state.ts';
import { Details } from '../../../components/Details.tsx';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { stepKindName } from '../../../text/step-kinds.ts';

const route = getRouteApi('/signed-in/app/processes/$definitionId');

const COLUMNS: readonly Column<DiagramStep>[] = [
  { title: 'Шаг', width: '32%', isHeading: true, full: (step) => step.name, render: (step) => <strong>{step.name}</strong> },
  { title: 'Вид', width: '18%', render: (step) => stepKindName(step.kind) },
  { title: 'Пункт', width: '26%', full: (step) => step.clause, render: (step) => step.clause },
  {
    title: 'Форма или служебный обработчик',
    width: '24%',
    full: (step) => step.formKey ?? step.topic ?? '',
    render: (step) => step.formKey ?? step.topic ?? '—',
  },
];

export function ProcessPage() {
  const { definitionId } = route.useParams();
  const { data, error, refetch } = useQuery(processDiagramQuery(definitionId));
  const [chosen, setChosen] = useState<string>();
  if (isMissing(error)) return <NotFoundPage />;
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={560} />;
  const step = data.steps.find(({ activityId }) => activityId === chosen);
  return (
    <>
      <PageHeader title={data.process.name} note={`${data.process.key}, версия ${data.process.version}`} />
      <Stack gap="md">
        <LazyDiagram
          xml={data.xml}
          label={`Схема процесса «${data.process.name}»; шаги перечислены ниже`}
          chosen={chosen}
          onChoose={setChosen}
        />
        <div role="status">
          {step === undefined ? (
            <Text size="sm" c="dimmed">
              Выберите шаг на схеме: здесь будет видно, что он делает и по какому пункту.
            </Text>
          ) : (
            <Chosen step={step} />
          )}
        </div>
        <DataTable
          label="Шаги процесса"
          columns={COLUMNS}
          rows={data.steps.filter(isReadable)}
          rowKey={({ activityId }) => activityId}
          empty={<EmptyState title="В процессе нет шагов" />}
        />
      </Stack>
    </>
  );
}

function Chosen({ step }: { step: DiagramStep }) {
  return (
    <Section title={step.name}>
      <Details
        items={[
          { label: 'Вид шага', value: stepKindName(step.kind) },
          { label: 'Пункт', value: step.clause },
          step.formKey === null ? undefined : { label: 'Форма', value: step.formKey },
          step.topic === null ? undefined : { label: 'Служебный обработчик', value: step.topic },
        ]}
      />
    </Section>
  );
}
