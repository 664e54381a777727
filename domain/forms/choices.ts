import { z } from 'zod';
import type { Choice } from '#domain/tasks/task-form';

type Choices = Readonly<Record<string, readonly Choice[]>>;

const node = z.looseObject({
  'x-choices': z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  then: z.unknown().optional(),
  else: z.unknown().optional(),
  $ref: z.string().optional(),
  definitions: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Places of the data that hold a value outside the list offered for them. The lists are prepared anew on the server:
 * what a browser was shown, or says it was shown, decides nothing.
 */
export function findWrongChoices(schema: unknown, data: unknown, choices: Choices): Record<string, string> {
  const wrong: Record<string, string> = {};
  const definitions = node.safeParse(schema).data?.definitions ?? {};
  visit(schema, data, '');
  return wrong;

  function visit(part: unknown, value: unknown, pointer: string): void {
    if (value === undefined || value === null) return;
    const parsed = node.safeParse(part);
    if (!parsed.success) return;
    const rules = parsed.data;
    if (rules.$ref) visit(definitions[rules.$ref.replace('#/definitions/', '')], value, pointer);
    if (rules['x-choices'] !== undefined && !isOffered(rules['x-choices'], value))
      wrong[pointer] = 'Выберите значение из списка.';
    for (const branch of [...(rules.allOf ?? []), ...(rules.anyOf ?? []), ...(rules.oneOf ?? []), rules.then, rules.else]) {
      visit(branch, value, pointer);
    }
    if (Array.isArray(value)) value.forEach((item, index) => visit(rules.items, item, `${pointer}/${index}`));
    const entries = isRecord(value) ? Object.entries(value) : [];
    for (const [name, item] of entries) visit(rules.properties?.[name], item, `${pointer}/${name}`);
  }

  function isOffered(name: string, value: unknown): boolean {
    const offered = choices[name];
    if (!offered) throw new Error(`the form asks for the list "${name}", which nobody prepared`);
    return offered.some((choice) => choice.value === value);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
