import { use } from 'react';
import type { FieldTemplateProps } from '@rjsf/utils';
import { RowContext } from '../row-context.ts';

/** The controls carry their own labels, hints and errors; a width limit keeps lines readable outside of tables. */
export function FieldTemplate(props: FieldTemplateProps) {
  const place = use(RowContext);
  // A row lays its fields into cells: anything between the row and its cells would break the table.
  if (place?.level === 'row') return props.children;
  // A branch of the form marks what does not belong to the answers so far.
  if ('x-hidden' in props.schema) return null;
  if (props.hidden) return <div hidden>{props.children}</div>;
  const isPlain = props.schema.type !== 'object' && props.schema.type !== 'array';
  return <div className={isPlain ? 'app-field' : undefined}>{props.children}</div>;
}

/** For places of RJSF's default templates whose content our controls already show. */
export function NoTemplate() {
  return null;
}
