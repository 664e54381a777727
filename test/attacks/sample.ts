import { z } from 'zod';

/** How to fill a place of a request: by the name of its field first, by its shape otherwise. */
export type Fill = (field: string, kind: 'uuid' | 'text') => string;

const shape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  minimum: z.number().optional(),
  minItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** Texts of a fixed shape that requests carry. */
const SHAPED: readonly string[] = ['2026-03', '10:00', '0123456789ab', 'Beginn-2', 'abcdefgh'];

/** A value that fits the schema of a request, with everything in it that may be there. */
export function sampleOf(schema: z.ZodType, fill: Fill): unknown {
  return valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '', fill);
}

/** The fields of a request that hold words of the sender's own choice. */
export function freeFieldsOf(schema: z.ZodObject): string[] {
  const { properties = {} } = shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return Object.keys(properties);
}

function valueOf(given: unknown, field: string, fill: Fill): unknown {
  const found = shape.parse(given);
  if (found.const !== undefined) return found.const;
  if (found.enum) return found.enum[0];
  const branches = found.anyOf ?? found.oneOf;
  if (branches) return valueOf(branches.find((branch) => shape.parse(branch).type !== 'null') ?? {}, field, fill);
  const type = Array.isArray(found.type) ? found.type[0] : found.type;
  if (type === 'object') return objectOf(found, fill);
  if (type === 'array') return found.items === undefined ? [] : [valueOf(found.items, field, fill)];
  if (type === 'integer' || type === 'number') return Math.max(1, found.minimum ?? 1);
  if (type === 'boolean') return true;
  return textOf(found, field, fill);
}

function objectOf({ properties = {} }: z.infer<typeof shape>, fill: Fill): object {
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valueOf(inner, name, fill)]));
}

function textOf({ format, pattern }: z.infer<typeof shape>, field: string, fill: Fill): string {
  if (format === 'uuid') return fill(field, 'uuid');
  if (format === 'date') return '2026-03-02';
  if (format === 'date-time') return '2027-03-02T10:00:00+03:00';
  if (pattern !== undefined) return SHAPED.find((text) => new RegExp(pattern, 'u').test(text)) ?? fill(field, 'text');
  return fill(field, 'text');
}
