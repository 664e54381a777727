import { Stack, Text } from '@mantine/core';
import type { DocumentDefect } from '#contract/assessment';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';

/** Missing and expired documents, so that they come before the consilium asks for them. */
export function DefectList({ defects }: { defects: readonly DocumentDefect[] }) {
  if (defects.length === 0) return <Text size="sm">Все обязательные документы есть, сроки не истекли.</Text>;
  return (
    <Stack component="ul" gap={6} className="app-plain-list">
      {defects.map((defect) => (
        <li key={`${defect.list} ${defect.code} ${defect.person?.id ?? ''}`}>
          <Text size="sm" component="span">
            {defect.person === null ? defect.label : `${defect.label}, ${defect.person.name}`}
          </Text>{' '}
          <Tag tone={defect.state === 'expired' ? 'overdue' : 'today'}>{stateOf(defect)}</Tag>
        </li>
      ))}
    </Stack>
  );
}

function stateOf({ state, validTo }: DocumentDefect): string {
  if (state === 'missing') return 'нет';
  return validTo === null ? 'срок истёк' : `срок истёк ${formatDate(validTo)}`;
}
