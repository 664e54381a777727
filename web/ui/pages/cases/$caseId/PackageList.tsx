import { Stack, Text } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';

type PackageItem = CaseCard['package']['items'][number];

export function PackageList({ items, isComplete, servicesProgramme }: CaseCard['package']) {
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Комплект проверяется на этапе приёма документации.
      </Text>
    );
  return (
    <>
      <Text size="sm" mb="xs" component="div">
        {isComplete ? <Tag tone="done">пакет полный</Tag> : <Tag tone="today">пакет неполный</Tag>}
        {isComplete ? '' : ' Срок продолжает идти.'}
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
      {servicesProgramme === null ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {programmeWords(servicesProgramme)}
        </Text>
      )}
    </>
  );
}

function programmeWords({ number, issuer, validFrom, validTo }: NonNullable<CaseCard['package']['servicesProgramme']>): string {
  const from = validFrom === null ? '' : ` с ${formatDate(validFrom)}`;
  const to = validTo === null ? '' : ` до ${formatDate(validTo)}`;
  return `ИППСУ № ${number}, ${issuer}${from === '' && to === '' ? '' : `, действует${from}${to}`}`;
}

function stateOf(item: PackageItem) {
  if (item.isReceived)
    return <Tag tone="done">{item.receivedOn === null ? 'получен' : `получен ${formatDate(item.receivedOn)}`}</Tag>;
  if (item.waivedReason !== null) return <Tag>{`не требуется: ${item.waivedReason}`}</Tag>;
  return item.isRequired ? <Tag tone="today">не получен</Tag> : <Tag>не получен, необязательный</Tag>;
}
