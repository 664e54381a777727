import { useState } from 'react';
import { MultiSelect } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { readFormContext } from '../form-context.ts';
import { useControlProps } from '../use-control-props.ts';
import { rowChoices } from './row-choices.ts';

/** Other rows of the plan by their numbers, with the words of each: «Начинается после мероприятий №» (T-232). */
export function RowsWidget(props: WidgetProps) {
  const { choices, readData } = readFormContext(props.registry.formContext);
  const read = () => rowChoices(readData?.(), choices['measures'] ?? []);
  const [rows, setRows] = useState(read);
  const numbers: unknown[] = Array.isArray(props.value) ? props.value : [];
  const chosen = numbers.map(String);
  // A number whose row is gone stays in sight, so that it is not sent unseen.
  const lost = chosen.filter((number) => !rows.some(({ value }) => value === number));
  return (
    <MultiSelect
      {...useControlProps(props)}
      data={[...rows, ...lost.map((number) => ({ value: number, label: `№ ${number}` }))]}
      value={chosen}
      searchable
      nothingFoundMessage="Такого мероприятия нет"
      // The rows change while the form is filled: they are read anew whenever the list opens.
      onDropdownOpen={() => setRows(read())}
      onChange={(values) => props.onChange(values.length === 0 ? undefined : values.map(Number))}
    />
  );
}
