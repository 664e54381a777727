import { DateTimePicker } from '@mantine/dates';
import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../use-control-props.ts';

/** An instant: chosen in the browser's local time, kept with its offset so that nobody has to guess the zone. */
export function DateTimeWidget(props: WidgetProps) {
  const control = useControlProps(props);
  const instant = typeof props.value === 'string' ? new Date(props.value) : undefined;
  return (
    <DateTimePicker
      {...control}
      valueFormat="DD.MM.YYYY HH:mm"
      placeholder="ДД.ММ.ГГГГ ЧЧ:ММ"
      value={instant ?? null}
      styles={{ wrapper: { maxWidth: 260 } }}
      onChange={(value) => props.onChange(value === null ? undefined : new Date(value.replace(' ', 'T')).toISOString())}
    />
  );
}
