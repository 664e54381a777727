import type { WidgetProps } from '@rjsf/utils';
import { DateField } from '../../components/DateField.tsx';
import { useControlProps } from '../use-control-props.ts';

export function DateWidget(props: WidgetProps) {
  const { 'aria-label': ariaLabel, label, ...control } = useControlProps(props);
  return (
    <DateField
      {...control}
      name={ariaLabel ?? props.label}
      label={label}
      value={typeof props.value === 'string' ? props.value : undefined}
      miw={140}
      styles={{ wrapper: { maxWidth: 220 } }}
      onChange={props.onChange}
      onLeave={(text) => props.onBlur(props.id, text)}
    />
  );
}
