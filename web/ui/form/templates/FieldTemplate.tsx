import type { FieldTemplateProps } from '@rjsf/utils';

/** The controls carry their own labels, hints and errors; a width limit keeps lines readable outside of tables. */
export function FieldTemplate(props: FieldTemplateProps) {
  if (props.hidden) return <div hidden>{props.children}</div>;
  const isPlain = props.schema.type !== 'object' && props.schema.type !== 'array';
  return <div className={isPlain ? 'app-field' : undefined}>{props.children}</div>;
}

/** For places of RJSF's default templates whose content our controls already show. */
export function NoTemplate() {
  return null;
}
