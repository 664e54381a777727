import { Stack, Text } from '@mantine/core';
import type { Informing } from '#contract/relations';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { INFORMING_STATES, INFORMING_WAYS } from '../../../../text/relations.ts';

/** Whether the family heard of aims, content and results at each point at which it must (T-071). */
export function InformingSection({ informings }: { informings: readonly Informing[] }) {
  return (
    <Section title="Информирование семьи">
      {informings.length === 0 ? (
        <Text size="sm" c="dimmed">
          Поводов пока не было: о принятии, корректировке, оценке результатов и завершении семью информируют отдельной задачей.
        </Text>
      ) : (
        <Stack component="ul" gap="xs" className="app-plain-list">
          {informings.map((informing) => (
            <InformingItem key={informing.id} informing={informing} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function InformingItem({ informing }: { informing: Informing }) {
  const { tone, label } = INFORMING_STATES[informing.state];
  return (
    <li>
      <Text size="sm" component="span" fw={700}>
        {informing.about}
      </Text>{' '}
      <Tag tone={tone}>{label}</Tag>
      <Text size="sm" c="dimmed">
        {detailsOf(informing)}
      </Text>
      {informing.content === null ? null : <Text size="sm">{informing.content}</Text>}
    </li>
  );
}

function detailsOf({ doneOn, persons, way, dueOn, skippedReason, recordedBy }: Informing): string {
  const by = recordedBy === null ? '' : `, внёс: ${recordedBy.name}`;
  if (doneOn !== null) return `${formatDate(doneOn)}, ${way === null ? '' : INFORMING_WAYS[way]}: ${persons.join(', ')}${by}`;
  return skippedReason === null ? `не позднее ${formatDate(dueOn)}` : `Причина: ${skippedReason}${by}`;
}
