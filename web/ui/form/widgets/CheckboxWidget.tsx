import { Checkbox } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../use-control-props.ts';

export function CheckboxWidget(props: WidgetProps) {
  const control = useControlProps(props);
  return (
    <Checkbox
      {...control}
      // A box that must be decided may stay empty: «no» is an answer too.
      required={false}
      py={4}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
