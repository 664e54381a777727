import { Select, Text, type ComboboxItem, type ComboboxLikeRenderOptionInput, type ComboboxParsedItem } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { filterChoices, groupChoices, type Choice } from '../choices.ts';
import { useIsInCell } from '../row-context.ts';
import { useControlProps } from '../use-control-props.ts';
import { Checklist } from './Checklist.tsx';
import { RadioWidget } from './RadioWidget.tsx';
import { readOptions } from './option-list.ts';

const RADIO_LIMIT = 4;

/** A few options of the schema's own stand open as radio buttons; a longer or prepared list is searched by typing. */
export function SelectWidget(props: WidgetProps) {
  const isInCell = useIsInCell();
  if (props.multiple === true) return <Checklist {...props} />;
  const isShort = props.schema['x-choices'] === undefined && (props.options.enumOptions?.length ?? 0) <= RADIO_LIMIT;
  return isShort && !isInCell && props.options['widget'] !== 'select' ? (
    <RadioWidget {...props} />
  ) : (
    <SearchableSelect {...props} />
  );
}

function SearchableSelect(props: WidgetProps) {
  const control = useControlProps(props);
  const { options, valueOf, optionOf } = readOptions(props);
  const byValue = new Map(options.map((option) => [option.value, option]));
  const data: ComboboxParsedItem[] = groupChoices(options).flatMap<ComboboxParsedItem>(({ group, items }) =>
    group === '' ? items.map(toItem) : [{ group, items: items.map(toItem) }],
  );
  return (
    <Select
      {...control}
      data={data}
      value={props.value === undefined || props.value === null || props.value === '' ? null : optionOf(props.value)}
      searchable
      clearable={props.required !== true && !control.disabled}
      clearButtonProps={{ 'aria-label': `Очистить: ${props.label}` }}
      placeholder={control.disabled ? '' : 'Выберите'}
      nothingFoundMessage="Ничего не найдено"
      maxDropdownHeight={320}
      miw={200}
      comboboxProps={{ withinPortal: true }}
      filter={({ options: shown, search }) => filterItems(shown, search, byValue)}
      renderOption={(input) => <Option input={input} choice={byValue.get(input.option.value)} />}
      onChange={(option) => props.onChange(option === null ? undefined : valueOf(option))}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}

function toItem(choice: Choice): ComboboxItem {
  return { value: choice.value, label: choice.label };
}

function filterItems(
  shown: readonly ComboboxParsedItem[],
  search: string,
  byValue: ReadonlyMap<string, Choice>,
): ComboboxParsedItem[] {
  const found = new Set(filterChoices([...byValue.values()], search).map((choice) => choice.value));
  return shown
    .map((entry) => ('group' in entry ? { ...entry, items: entry.items.filter((item) => found.has(item.value)) } : entry))
    .filter((entry) => ('group' in entry ? entry.items.length > 0 : found.has(entry.value)));
}

function Option({ input, choice }: { input: ComboboxLikeRenderOptionInput<ComboboxItem>; choice: Choice | undefined }) {
  return (
    <div>
      <Text size="sm" fw={input.checked === true ? 700 : 400}>
        {input.option.label}
      </Text>
      {choice?.hint === undefined ? null : (
        <Text size="xs" c="dimmed">
          {choice.hint}
        </Text>
      )}
    </div>
  );
}
