import type { WidgetProps } from '@rjsf/utils';
import { choiceListName, withChosen, type Choice } from '../choices.ts';
import { readFormContext } from '../form-context.ts';

export interface OptionList {
  readonly options: readonly Choice[];
  /** The value in the form's data that stands behind an option: enumerations may hold numbers and booleans. */
  readonly valueOf: (option: string) => unknown;
  readonly optionOf: (value: unknown) => string;
}

/** The options of a field: the list that the server prepared for its `x-choices`, or the schema's own enumeration. */
export function readOptions(props: WidgetProps): OptionList {
  const listName = choiceListName(props.schema);
  if (listName !== undefined) {
    const prepared = readFormContext(props.registry.formContext).choices[listName] ?? [];
    const chosen: unknown[] = Array.isArray(props.value) ? props.value : [props.value];
    const strings = chosen.filter((value): value is string => typeof value === 'string' && value !== '');
    return { options: withChosen(prepared, strings), valueOf: (option) => option, optionOf: String };
  }
  const enumOptions = props.options.enumOptions ?? [];
  const texts = enumOptions.map((option) => String(option.value));
  return {
    options: enumOptions.map((option) => ({
      value: String(option.value),
      label: option.label,
      hint: option.schema?.description,
    })),
    valueOf: (option): unknown => enumOptions[texts.indexOf(option)]?.value,
    optionOf: String,
  };
}
