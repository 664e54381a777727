import { useState } from 'react';
import { DateInput } from '@mantine/dates';
import type { WidgetProps } from '@rjsf/utils';
import { parseRuDate } from '../../text/dates.ts';
import { useControlProps } from '../use-control-props.ts';

/**
 * A strict date. Text that is no date stays in the field and in the data, so that validation reports it:
 * a control that silently restores the old date, or turns 31.02 into 3 March, falsifies a legal term.
 */
export function DateWidget(props: WidgetProps) {
  const control = useControlProps(props);
  const [unreadable, setUnreadable] = useState<string>();
  const value = typeof props.value === 'string' ? parseRuDate(props.value) : undefined;
  const shownUnreadable = value === undefined ? unreadable : undefined;

  function readTyped(text: string): void {
    props.onBlur(props.id, text);
    if (text === '') {
      setUnreadable(undefined);
      if (props.value !== undefined) props.onChange(undefined);
      return;
    }
    const date = parseRuDate(text);
    if (date !== undefined) return;
    setUnreadable(text);
    props.onChange(text);
  }

  return (
    <DateInput
      {...control}
      {...(shownUnreadable === undefined
        ? {}
        : { error: `«${shownUnreadable}»: такой даты нет. Укажите дату в виде ДД.ММ.ГГГГ` })}
      placeholder="ДД.ММ.ГГГГ"
      valueFormat="DD.MM.YYYY"
      value={value ?? null}
      dateParser={(text) => parseRuDate(text) ?? null}
      fixOnBlur={unreadable === undefined}
      clearable={props.required !== true && !control.disabled}
      clearButtonProps={{ 'aria-label': `Очистить дату: ${props.label}`, tabIndex: 0 }}
      maw={220}
      miw={140}
      onChange={(date) => {
        setUnreadable(undefined);
        props.onChange(date === null ? undefined : parseRuDate(date.slice(0, 10)));
      }}
      onBlur={(event) => readTyped(event.currentTarget.value.trim())}
    />
  );
}
