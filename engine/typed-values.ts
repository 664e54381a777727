import type { EngineValue, EngineVariables } from '#domain/commands/request-command';

export interface TypedValue {
  readonly type: 'String' | 'Integer' | 'Long' | 'Double' | 'Boolean' | 'Null';
  readonly value: EngineValue;
}

const MAX_TEXT = 4000;
const MAX_INTEGER = 2 ** 31 - 1;

/** Variables as the engine's REST interface takes them; what its tables cannot hold is refused here, before anything is stored. */
export function toTypedValues(variables: EngineVariables): Record<string, TypedValue> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, toTypedValue(name, value)]));
}

export function toTypedValue(name: string, value: EngineValue): TypedValue {
  if (value === null) return { type: 'Null', value };
  if (typeof value === 'boolean') return { type: 'Boolean', value };
  if (typeof value === 'number') return { type: numberType(name, value), value };
  if (value.length > MAX_TEXT) throw new RangeError(`variable ${name} is longer than ${MAX_TEXT} characters`);
  return { type: 'String', value };
}

function numberType(name: string, value: number): TypedValue['type'] {
  if (!Number.isFinite(value)) throw new RangeError(`variable ${name} is not a finite number`);
  if (!Number.isSafeInteger(value)) return 'Double';
  return Math.abs(value) <= MAX_INTEGER ? 'Integer' : 'Long';
}
