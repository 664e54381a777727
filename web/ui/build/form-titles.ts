export interface FormTitles {
  readonly fields: Record<string, string>;
  readonly values: Record<string, Record<string, string>>;
}

/** Collects the titles of a form by property name, so that stored answers can be shown under the words of the form. */
export function collectTitles(schema: unknown): FormTitles {
  const titles: FormTitles = { fields: {}, values: {} };
  visit(schema, undefined, titles);
  return titles;
}

function visit(node: unknown, name: string | undefined, titles: FormTitles): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    const nodes: unknown[] = node;
    nodes.forEach((item) => visit(item, name, titles));
    return;
  }
  const schema: Record<string, unknown> = { ...node };
  if (name !== undefined) note(schema, name, titles);
  for (const [key, child] of Object.entries(schema)) {
    if (key === 'properties') visitProperties(child, titles);
    else visit(child, name, titles);
  }
}

function note(schema: Record<string, unknown>, name: string, titles: FormTitles): void {
  const { title, const: value } = schema;
  if (typeof title !== 'string') return;
  if (value === undefined) titles.fields[name] ??= title;
  else titles.values[name] = { ...titles.values[name], [typeof value === 'string' ? value : JSON.stringify(value)]: title };
}

function visitProperties(properties: unknown, titles: FormTitles): void {
  if (typeof properties !== 'object' || properties === null) return;
  for (const [name, property] of Object.entries(properties)) visit(property, name, titles);
}
