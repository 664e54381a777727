import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseInstance, CaseStep } from '#contract/processes';
import { useTimeZone } from '../../../../api/use-me.ts';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { stepKindName } from '../../../../text/step-kinds.ts';
import { stepState, stepTime, stepWho } from './step-words.ts';

interface StepDetailsProps {
  readonly caseId: string;
  readonly passages: readonly CaseStep[];
  readonly instances: readonly CaseInstance[];
}

/** The chosen step: who, when, how long, and by which clause; a step in a loop once per passage. */
export function StepDetails({ caseId, passages, instances }: StepDetailsProps) {
  const timeZone = useTimeZone();
  const [first] = passages;
  if (first === undefined) {
    return (
      <div role="status">
        <Text size="sm" c="dimmed">
          Выберите шаг на схеме или в списке: здесь будет видно, кто его выполнял, когда, сколько времени и по какому пункту.
        </Text>
      </div>
    );
  }
  const now = new Date();
  return (
    <div role="status">
      <Section title={first.name}>
        <Stack gap="md">
          <Details
            items={[
              { label: 'Вид шага', value: stepKindName(first.kind) },
              { label: 'Пункт', value: first.clause },
            ]}
          />
          {passages.map((step) => (
            <Details
              key={step.id}
              items={[
                { label: 'Состояние', value: stepState(step).text },
                { label: 'Кто', value: stepWho(step) },
                { label: 'Когда', value: stepTime(step, timeZone, now) },
                step.calledInstanceIds.length === 0
                  ? undefined
                  : {
                      label: 'Вложенный процесс',
                      value: <Called caseId={caseId} ids={step.calledInstanceIds} instances={instances} />,
                    },
              ]}
            />
          ))}
        </Stack>
      </Section>
    </div>
  );
}

function Called({ caseId, ids, instances }: { caseId: string; ids: readonly string[]; instances: readonly CaseInstance[] }) {
  const called = instances.filter((instance) => ids.includes(instance.id));
  return (
    <ul className="app-plain-list">
      {called.map((instance) => (
        <li key={instance.id}>
          <Link
            to="/cases/$caseId/diagram"
            params={{ caseId }}
            search={{ instance: instance.id }}
          >{`Открыть схему: ${instance.name}`}</Link>
        </li>
      ))}
    </ul>
  );
}
