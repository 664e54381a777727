import { Textarea } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../use-control-props.ts';
import { useIsInCell } from '../row-context.ts';

export function TextareaWidget(props: WidgetProps) {
  const control = useControlProps(props);
  const isInCell = useIsInCell();
  const rows = props.options.rows ?? (isInCell ? 1 : 3);
  return (
    <Textarea
      {...control}
      autosize
      minRows={rows}
      maxRows={16}
      miw={isInCell ? 200 : undefined}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
