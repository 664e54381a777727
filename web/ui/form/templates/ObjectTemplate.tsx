import { use } from 'react';
import { Fieldset, Stack, Table, Text } from '@mantine/core';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { RowContext } from '../row-context.ts';

/** One column of fields; a nested object is a group with a legend, and a row of a table lays its fields into cells. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const place = use(RowContext);
  const visible = props.properties.filter((property) => !property.hidden);
  if (place?.level === 'row') {
    return visible.map((property) => (
      <Table.Td key={property.name}>
        <RowContext value={{ row: place.row, level: 'cell' }}>{property.content}</RowContext>
      </Table.Td>
    ));
  }
  const isGroup = props.fieldPathId.path.length > 0 && typeof props.fieldPathId.path.at(-1) === 'string' && props.title !== '';
  const content = (
    <Stack gap="md">
      {isGroup && props.description !== undefined ? (
        <Text size="sm" c="dimmed">
          {props.description}
        </Text>
      ) : null}
      {visible.map((property) => (
        <div key={property.name} className="app-form-place">
          {property.content}
        </div>
      ))}
    </Stack>
  );
  if (!isGroup) return <div id={props.fieldPathId.$id}>{content}</div>;
  return (
    <Fieldset id={props.fieldPathId.$id} legend={props.title} className="app-form-group">
      {content}
    </Fieldset>
  );
}
