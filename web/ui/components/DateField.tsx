import { useState } from 'react';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { parseRuDate } from '../text/dates.ts';

interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'label'> {
  readonly name: string;
  readonly label?: string | undefined;
  /** An ISO date, or the unreadable text that the person typed. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onLeave?: (text: string) => void;
}

/**
 * A strict date. Text that is no date stays in the field and is handed on, so that validation reports it:
 * a control that silently restores the old date, or turns 31.02 into 3 March, falsifies a legal term.
 */
export function DateField({ name, label, value, onChange, onLeave, error, ...rest }: DateFieldProps) {
  const [unreadable, setUnreadable] = useState<string>();
  const [isReadable, setIsReadable] = useState(true);
  const date = value === undefined ? undefined : parseRuDate(value);
  const shownUnreadable = date === undefined ? unreadable : undefined;

  function readTyped(text: string): void {
    onLeave?.(text);
    if (text === '') {
      setUnreadable(undefined);
      if (value !== undefined) onChange(undefined);
      return;
    }
    if (parseRuDate(text) !== undefined) return;
    setUnreadable(text);
    onChange(text);
  }

  return (
    <DateInput
      {...rest}
      {...(label === undefined ? { 'aria-label': name } : { label })}
      error={shownUnreadable === undefined ? error : `«${shownUnreadable}»: такой даты нет. Укажите дату в виде ДД.ММ.ГГГГ`}
      placeholder="ДД.ММ.ГГГГ"
      valueFormat="DD.MM.YYYY"
      value={date ?? null}
      dateParser={(text) => parseRuDate(text) ?? null}
      fixOnBlur={isReadable}
      onInput={(event) => setIsReadable(canBeRead(event.currentTarget.value))}
      clearable={rest.required !== true && rest.disabled !== true}
      clearButtonProps={{ 'aria-label': `Очистить дату: ${name}`, tabIndex: 0 }}
      onChange={(picked) => {
        setUnreadable(undefined);
        onChange(picked === null ? undefined : parseRuDate(picked.slice(0, 10)));
      }}
      onBlur={(event) => readTyped(event.currentTarget.value.trim())}
    />
  );
}

/** Only readable text may be rewritten when the field is left. */
function canBeRead(text: string): boolean {
  return text.trim() === '' || parseRuDate(text) !== undefined;
}
