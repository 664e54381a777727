import { Stack, Text } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';

type PackageItem = CaseCard['package']['items'][number];

export function PackageList({ items, isComplete }: { items: readonly PackageItem[]; isComplete: boolean }) {
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Комплект проверяется на этапе приёма документации.
      </Text>
    );
  return (
    <>
      <Text size="sm" mb="xs">
        {isComplete ? 'Комплект полный.' : 'Комплект неполный, срок продолжает идти.'}
      </Text>
      <Stack component="ul" gap={6} className="app-plain-list">
        {items.map((item) => (
          <li key={item.code}>
            <Text size="sm" component="span">
              {item.label}
            </Text>{' '}
            {stateOf(item)}
          </li>
        ))}
      </Stack>
    </>
  );
}

function stateOf(item: PackageItem) {
  if (item.isReceived)
    return <Tag tone="done">{item.receivedOn === null ? 'получен' : `получен ${formatDate(item.receivedOn)}`}</Tag>;
  return item.waivedReason === null ? <Tag tone="today">не получен</Tag> : <Tag>{`не требуется: ${item.waivedReason}`}</Tag>;
}
