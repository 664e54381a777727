import { Radio, Stack } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../use-control-props.ts';
import { readOptions } from './option-list.ts';

export function RadioWidget(props: WidgetProps) {
  const { disabled, ...control } = useControlProps(props);
  const { options, valueOf, optionOf } = readOptions(props);
  return (
    <Radio.Group
      {...control}
      name={props.id}
      value={props.value === undefined || props.value === null ? null : optionOf(props.value)}
      onChange={(option) => props.onChange(valueOf(option))}
    >
      <Stack gap={6} pt={6}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} description={option.hint} disabled={disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
