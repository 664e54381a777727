import { use } from 'react';
import { ActionIcon, Group, Paper, Table, Text } from '@mantine/core';
import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { Icon } from '../../components/Icon.tsx';
import { RowContext } from '../row-context.ts';
import { ArrayLayoutContext, hasFixedRows } from './array-layout.ts';

export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps) {
  const row = props.index + 1;
  if (use(ArrayLayoutContext) === 'table') {
    return (
      <Table.Tr>
        <RowContext value={{ row, level: 'row' }}>{props.children}</RowContext>
        {hasFixedRows(props.parentUiSchema) ? null : (
          <Table.Td>
            <ItemButtons {...props} />
          </Table.Td>
        )}
      </Table.Tr>
    );
  }
  const itemTitle: unknown = props.parentUiSchema?.['ui:options']?.['itemTitle'];
  const name = typeof itemTitle === 'string' ? `${itemTitle} ${row}` : `№ ${row}`;
  return (
    // Each card has the same fields: the name of the group tells a screen reader which of them it is in.
    <Paper withBorder p="md" radius="sm" role="group" aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={700} c="dimmed">
          {name}
        </Text>
        {hasFixedRows(props.parentUiSchema) ? null : <ItemButtons {...props} />}
      </Group>
      <RowContext value={undefined}>{props.children}</RowContext>
    </Paper>
  );
}

function ItemButtons({ buttonsProps, index, disabled, readonly }: ArrayFieldItemTemplateProps) {
  const row = index + 1;
  if (disabled === true || readonly === true) return null;
  return (
    <Group gap={4} wrap="nowrap">
      {buttonsProps.hasMoveUp ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Переместить выше, строка ${row}`}
          onClick={buttonsProps.onMoveUpItem}
        >
          <Icon name="up" />
        </ActionIcon>
      ) : null}
      {buttonsProps.hasMoveDown ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Переместить ниже, строка ${row}`}
          onClick={buttonsProps.onMoveDownItem}
        >
          <Icon name="down" />
        </ActionIcon>
      ) : null}
      {buttonsProps.hasRemove ? (
        <ActionIcon variant="subtle" color="gray" aria-label={`Удалить строку ${row}`} onClick={buttonsProps.onRemoveItem}>
          <Icon name="remove" />
        </ActionIcon>
      ) : null}
    </Group>
  );
}
