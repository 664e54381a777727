import { Alert, List } from '@mantine/core';
import type { RJSFSchema } from '@rjsf/utils';
import type { FormHint } from '#contract/tasks';
import { describeField } from './field-label.ts';
import { parsePointer } from './pointers.ts';

interface HintListProps {
  readonly schema: RJSFSchema;
  readonly hints: readonly FormHint[];
}

/** What the person should look at again; it stands above the button and stops nobody. */
export function HintList({ schema, hints }: HintListProps) {
  if (hints.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" role="status" title="Обратите внимание" mt="md">
      <List size="sm" spacing={4}>
        {hints.map((hint) => (
          <List.Item key={`${hint.code} ${hint.pointer ?? ''}`}>{wordsOf(schema, hint)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function wordsOf(schema: RJSFSchema, { pointer, message }: FormHint): string {
  const label = pointer === undefined ? '' : describeField(schema, parsePointer(pointer));
  return label === '' ? message : `${label}: ${message}`;
}
