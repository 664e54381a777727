import { createContext } from 'react';
import { getUiOptions, orderProperties, type RJSFSchema, type UiSchema } from '@rjsf/utils';

export const ArrayLayoutContext = createContext<'table' | 'cards' | undefined>(undefined);

export interface Column {
  readonly name: string;
  readonly title: string;
  readonly isRequired: boolean;
}

/** The rows are those that the server prepared: people fill them, and neither add nor take away. */
export const hasFixedRows = (uiSchema: UiSchema | undefined): boolean => getUiOptions(uiSchema)['fixedRows'] === true;

/** Columns of a table of objects, in the order in which the rows will lay their fields. */
export function columnsOf(schema: RJSFSchema, uiSchema: UiSchema | undefined): Column[] {
  const item = schema.items;
  if (typeof item !== 'object' || Array.isArray(item) || item.properties === undefined) return [];
  const itemUi: unknown = uiSchema?.items;
  const order: unknown = typeof itemUi === 'object' && itemUi !== null ? Reflect.get(itemUi, 'ui:order') : undefined;
  const { properties, required = [] } = item;
  const names = Object.keys(properties).filter((name) => !isHidden(itemUi, name));
  const ordered = Array.isArray(order) ? orderProperties(names, order.map(String)) : names;
  return ordered.map((name) => {
    const property = properties[name];
    return {
      name,
      title: (typeof property === 'object' ? property.title : undefined) ?? name,
      isRequired: required.includes(name),
    };
  });
}

function isHidden(itemUi: unknown, name: string): boolean {
  if (typeof itemUi !== 'object' || itemUi === null) return false;
  const ui: unknown = Reflect.get(itemUi, name);
  return typeof ui === 'object' && ui !== null && Reflect.get(ui, 'ui:widget') === 'hidden';
}
