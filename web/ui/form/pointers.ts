import type { ErrorSchema } from '@rjsf/utils';

/** `/members/0/lastName` → ['members', '0', 'lastName'] (RFC 6901). */
export function parsePointer(pointer: string): string[] {
  if (pointer === '' || pointer === '/') return [];
  return pointer
    .replace(/^\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** RJSF's `.members.0.lastName` or `.members[0].lastName` → the same parts. */
export function parseProperty(property: string): string[] {
  return property
    .replace(/\['?([^'\]]+)'?\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '');
}

/** The id that the renderer gives to the control of a field. */
export function fieldId(parts: readonly string[]): string {
  return ['root', ...parts].join('_');
}

export function valueAt(data: unknown, parts: readonly string[]): unknown {
  let value = data;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

/** The server's errors in the shape in which the form shows errors at their fields. */
export function toErrorSchema(fields: Readonly<Record<string, string>>): ErrorSchema {
  const root: ErrorSchema = {};
  for (const [pointer, message] of Object.entries(fields)) {
    let node: ErrorSchema & Record<string, ErrorSchema | undefined> = root;
    for (const part of parsePointer(pointer)) {
      const next: ErrorSchema = node[part] ?? {};
      node[part] = next;
      node = next;
    }
    node.__errors = [...(node.__errors ?? []), message];
  }
  return root;
}

/** Errors of the server whose fields still hold what the server refused: a mended field stops complaining at once. */
export function remainingErrors(
  fields: Readonly<Record<string, string>>,
  submitted: unknown,
  current: unknown,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([pointer]) => {
      const parts = parsePointer(pointer);
      return JSON.stringify(valueAt(submitted, parts)) === JSON.stringify(valueAt(current, parts));
    }),
  );
}
