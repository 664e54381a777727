import type { RJSFSchema } from '@rjsf/utils';

/** The titles on the way to a field, for the list of errors: «Члены семьи, строка 2 — Дата рождения». */
export function describeField(schema: RJSFSchema, parts: readonly string[]): string {
  const words: string[] = [];
  let nodes: readonly RJSFSchema[] = [schema];
  for (const part of parts) {
    if (/^\d+$/.test(part)) words.push(`строка ${Number(part) + 1}`);
    nodes = nodes.flatMap((node) => childrenOf(schema, node, part));
    const title = nodes.find((node) => node.title !== undefined)?.title;
    if (title !== undefined && !/^\d+$/.test(part)) words.push(title);
  }
  return words.join(', ');
}

/** The title of a field, wherever its schema declares it. */
export function titleOf(schema: RJSFSchema, parts: readonly string[]): string | undefined {
  const nodes = parts.reduce<readonly RJSFSchema[]>(
    (found, part) => found.flatMap((node) => childrenOf(schema, node, part)),
    [schema],
  );
  return nodes.find((node) => node.title !== undefined)?.title;
}

/** Where a property may be declared: directly, as an item, or in a branch that depends on other answers. */
function childrenOf(root: RJSFSchema, node: RJSFSchema, part: string): RJSFSchema[] {
  const resolved = node.$ref === undefined ? node : (resolveRef(root, node.$ref) ?? node);
  const branches = [
    resolved.then,
    resolved.else,
    ...(resolved.allOf ?? []),
    ...(resolved.oneOf ?? []),
    ...(resolved.anyOf ?? []),
  ];
  const direct = /^\d+$/.test(part) && !Array.isArray(resolved.items) ? [resolved.items] : [resolved.properties?.[part]];
  return [...direct.filter(isSchema), ...branches.filter(isSchema).flatMap((branch) => childrenOf(root, branch, part))];
}

function resolveRef(root: RJSFSchema, ref: string): RJSFSchema | undefined {
  const name = /^#\/definitions\/(.+)$/.exec(ref)?.[1];
  const found = name === undefined ? undefined : root.definitions?.[name];
  return isSchema(found) ? found : undefined;
}

function isSchema(value: unknown): value is RJSFSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
