import type { Setting } from '#contract/settings';

type Value = Setting['value'];

type Choices = Setting['choices'];

/** A setting as one line of text: a list with commas, a chosen value in words. */
export function writeValue(value: Value, choices: Choices = []): string {
  if (Array.isArray(value)) return value.join(', ');
  const chosen = choices.find((choice) => choice.value === value);
  if (chosen !== undefined) return chosen.label;
  return typeof value === 'boolean' ? (value ? 'да' : 'нет') : String(value);
}

/** What may be chosen instead of written; undefined for numbers, texts and lists. */
export function optionsOf({ defaultValue, choices }: Pick<Setting, 'defaultValue' | 'choices'>): string[] | undefined {
  if (typeof defaultValue === 'boolean') return ['да', 'нет'];
  return choices.length > 0 ? choices.map(({ label }) => label) : undefined;
}

/** Reads the text back in the kind of the default; undefined when it does not fit. */
export function readValue(text: string, like: Value, choices: Choices = []): Value | undefined {
  const trimmed = text.trim();
  if (choices.length > 0) return choices.find(({ label }) => label === trimmed)?.value;
  if (Array.isArray(like)) return readList(trimmed, like);
  if (typeof like === 'number') return readNumber(trimmed);
  if (typeof like === 'boolean') return trimmed === 'да' ? true : trimmed === 'нет' ? false : undefined;
  return trimmed === '' ? undefined : trimmed;
}

function readNumber(text: string): number | undefined {
  const number = Number(text.replace(',', '.'));
  return text === '' || !Number.isFinite(number) ? undefined : number;
}

function readList(text: string, like: readonly (number | string)[]): Value | undefined {
  const parts = text.split(/[,;]\s*/).filter((part) => part !== '');
  // An empty list says nothing of its kind: lists of numbers always have a default.
  if (like.length === 0 || !like.every((item) => typeof item === 'number')) return parts;
  const numbers = parts.map(readNumber).filter((number) => number !== undefined);
  return numbers.length === parts.length ? numbers : undefined;
}
