import { Select, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CoExecutorKindRow } from '#contract/organisations';
import { messageOf } from '../../api/api-error.ts';
import { useMapCoExecutorKind } from '../../api/use-organisations.ts';
import { Section } from '../../components/Section.tsx';
import { CO_EXECUTOR_KINDS, CO_EXECUTOR_NAMES } from './organisation-words.ts';

/** Which of the three kinds of co-executors each kind of body counts as (T-008). */
export function CoExecutorKinds({ kinds }: { kinds: readonly CoExecutorKindRow[] }) {
  const map = useMapCoExecutorKind();

  function change({ organisationKind, version }: CoExecutorKindRow, value: string | null): void {
    const coExecutorKind = CO_EXECUTOR_KINDS.find((kind) => kind === value);
    if (coExecutorKind === undefined) return;
    map.mutate(
      { organisationKind, coExecutorKind, version },
      {
        onSuccess: () => notifications.show({ message: 'Вид соисполнителя изменён' }),
        onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
      },
    );
  }

  return (
    <Section title="Виды соисполнителей (П1 п.5.1)">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        {kinds.map((row) => (
          <Select
            key={row.organisationKind}
            label={row.label}
            allowDeselect={false}
            data={CO_EXECUTOR_KINDS.map((value) => ({ value, label: CO_EXECUTOR_NAMES[value] }))}
            value={row.coExecutorKind}
            onChange={(value) => change(row, value)}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
