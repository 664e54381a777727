import { useState } from 'react';
import { Checkbox, Group, MultiSelect, Paper, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { filterChoices, groupChoices } from '../choices.ts';
import { useIsInCell } from '../row-context.ts';
import { useControlProps } from '../use-control-props.ts';
import { readOptions } from './option-list.ts';

const SEARCH_FROM = 9;

/** Several values of one list: a searchable checklist with headings; in a table cell, a compact multi-select. */
export function Checklist(props: WidgetProps) {
  const isInCell = useIsInCell();
  return isInCell || props.options['widget'] === 'multiselect' ? <CompactChecklist {...props} /> : <OpenChecklist {...props} />;
}

function chosenOptions(props: WidgetProps, optionOf: (value: unknown) => string): string[] {
  const values: unknown[] = Array.isArray(props.value) ? props.value : [];
  return values.map(optionOf);
}

function CompactChecklist(props: WidgetProps) {
  const control = useControlProps(props);
  const { options, valueOf, optionOf } = readOptions(props);
  return (
    <MultiSelect
      {...control}
      data={options.map(({ value, label }) => ({ value, label }))}
      value={chosenOptions(props, optionOf)}
      searchable
      nothingFoundMessage="Ничего не найдено"
      miw={220}
      onChange={(chosen) => props.onChange(chosen.map(valueOf))}
    />
  );
}

function OpenChecklist(props: WidgetProps) {
  const { disabled, ...control } = useControlProps(props);
  const { options, valueOf, optionOf } = readOptions(props);
  const [search, setSearch] = useState('');
  const chosen = chosenOptions(props, optionOf);
  const shown = groupChoices(filterChoices(options, search));
  return (
    <Checkbox.Group {...control} value={chosen} onChange={(values) => props.onChange(values.map(valueOf))}>
      <Paper withBorder mt={6} radius="sm">
        {options.length < SEARCH_FROM ? null : (
          <Group justify="space-between" gap="xs" p="xs" className="app-line-below">
            <TextInput
              size="xs"
              flex={1}
              miw={160}
              aria-label={`Поиск в списке: ${props.label}`}
              placeholder="Поиск в списке"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <Text size="xs" c="dimmed" aria-live="polite">{`Отмечено ${chosen.length} из ${options.length}`}</Text>
          </Group>
        )}
        <ScrollArea.Autosize
          mah={340}
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': `Список: ${props.label}` }}
        >
          <Stack gap={10} p="sm">
            {shown.length === 0 ? (
              <Text size="sm" c="dimmed">
                {options.length === 0 ? 'Список пуст' : 'Ничего не найдено'}
              </Text>
            ) : null}
            {shown.map(({ group, items }) => (
              <Stack gap={8} key={group} role="group" {...(group === '' ? {} : { 'aria-label': group })}>
                {group === '' ? null : (
                  <Text size="sm" fw={700}>
                    {group}
                  </Text>
                )}
                {items.map((choice) => (
                  <Checkbox
                    key={choice.value}
                    value={choice.value}
                    label={choice.label}
                    description={choice.hint}
                    disabled={disabled}
                  />
                ))}
              </Stack>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Paper>
    </Checkbox.Group>
  );
}
