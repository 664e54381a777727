import type { ValueKind } from './value-kinds.ts';

/** What one element may carry; whatever is not named is refused. */
export interface ElementRule {
  /** Elements directly around it. */
  readonly within: readonly string[];
  readonly attributes: Readonly<Record<string, ValueKind>>;
  /** What its own text may be; without it the element has none. */
  readonly text?: ValueKind;
  /** Its id must be there: the engine, the history and the messages to people name the element by it. */
  readonly needsId?: true;
}

/** By name, or by `parent>name` where the meaning depends on the place. */
export type ElementRules = ReadonlyMap<string, ElementRule>;

/** Several elements of one kind under one rule. */
export function rulesOf(names: string, rule: ElementRule): readonly (readonly [string, ElementRule])[] {
  return names.split(' ').map((name) => [name, rule] as const);
}

export function withPrefix(prefix: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${prefix}:${name}`);
}
