import { NumberInput, TextInput } from '@mantine/core';
import { getInputProps, type BaseInputTemplateProps } from '@rjsf/utils';
import { useControlProps } from '../use-control-props.ts';

/** One line of text or a number. An emptied field leaves the data, it does not become an empty string. */
export function BaseInput(props: BaseInputTemplateProps) {
  const control = useControlProps(props);
  const named: unknown = props.type;
  const { type } = getInputProps(props.schema, typeof named === 'string' ? named : undefined, props.options, false);
  if (type === 'number' || props.schema.type === 'number' || props.schema.type === 'integer') {
    const { minimum, maximum } = props.schema;
    return (
      <NumberInput
        {...control}
        value={typeof props.value === 'number' || typeof props.value === 'string' ? props.value : ''}
        decimalSeparator=","
        allowDecimal={props.schema.type !== 'integer'}
        allowNegative={minimum === undefined || minimum < 0}
        clampBehavior="none"
        styles={{ wrapper: { maxWidth: 180 } }}
        {...(minimum === undefined ? {} : { min: minimum })}
        {...(maximum === undefined ? {} : { max: maximum })}
        onChange={(value) => props.onChange(value === '' ? undefined : value)}
        onBlur={() => props.onBlur(props.id, props.value)}
        hideControls
      />
    );
  }
  return (
    <TextInput
      {...control}
      type={type === 'email' || type === 'tel' ? type : 'text'}
      value={typeof props.value === 'string' ? props.value : ''}
      placeholder={props.placeholder}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
