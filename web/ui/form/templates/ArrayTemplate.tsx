import { use } from 'react';
import { Button, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { buttonId, getUiOptions, type ArrayFieldTemplateProps } from '@rjsf/utils';
import { ArrayLayoutContext, columnsOf, hasFixedRows } from './array-layout.ts';

/** Rows of one shape: a table edited in place where it fits, cards on a narrow screen or when there are many columns. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const isNarrow = useMediaQuery('(max-width: 62em)');
  const options = getUiOptions(props.uiSchema);
  const isFixed = hasFixedRows(props.uiSchema);
  const columns = columnsOf(props.schema, props.uiSchema);
  const isTable = options['layout'] === 'table' && !isNarrow && columns.length > 0 && use(ArrayLayoutContext) !== 'table';
  const titleId = `${props.fieldPathId.$id}__title`;
  const description = options.description ?? props.schema.description;
  const addText = typeof options['addText'] === 'string' ? options['addText'] : 'Добавить строку';
  return (
    <ArrayLayoutContext value={isTable ? 'table' : 'cards'}>
      <Stack component="section" gap="xs" id={props.fieldPathId.$id} aria-labelledby={titleId}>
        <div>
          <Text fw={700} id={titleId} component="h2" fz="md">
            {props.title}
          </Text>
          {description === undefined ? null : (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </div>
        {props.items.length === 0 ? (
          <Text size="sm" c="dimmed">
            Пока нет строк.
          </Text>
        ) : null}
        {props.items.length > 0 && isTable ? (
          <Table.ScrollContainer minWidth={Math.max(680, columns.length * 170)} type="native">
            <Table className="app-edit-table" withTableBorder withColumnBorders>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((column) => (
                    <Table.Th scope="col" key={column.name}>
                      {column.title}
                      {column.isRequired ? (
                        <span aria-hidden className="app-asterisk">
                          {' '}
                          *
                        </span>
                      ) : null}
                    </Table.Th>
                  ))}
                  {isFixed ? null : (
                    <Table.Th scope="col" className="app-edit-actions">
                      Действия
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>{props.items}</Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        ) : null}
        {props.items.length > 0 && !isTable ? <Stack gap="sm">{props.items}</Stack> : null}
        {(props.rawErrors ?? []).map((error) => (
          <Text key={error} size="sm" c="error" role="alert">
            {error}
          </Text>
        ))}
        {props.canAdd && !isFixed && props.readonly !== true && props.disabled !== true ? (
          <Button
            id={buttonId(props.fieldPathId, 'add')}
            variant="light"
            size="xs"
            w="fit-content"
            onClick={props.onAddClick}
            aria-label={`${addText}: ${props.title}`}
          >
            {addText}
          </Button>
        ) : null}
      </Stack>
    </ArrayLayoutContext>
  );
}
