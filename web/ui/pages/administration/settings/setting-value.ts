import type { Setting } from '#contract/settings';

type Value = Setting['value'];

/** A setting as one line of text; a list is written with commas. */
export function writeValue(value: Value): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'boolean' ? (value ? 'да' : 'нет') : String(value);
}

/** Reads the text back in the kind of the default; undefined when it does not fit. */
export function readValue(text: string, like: Value): Value | undefined {
  const trimmed = text.trim();
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
  if (!like.every((item) => typeof item === 'number')) return parts;
  const numbers = parts.map(readNumber).filter((number) => number !== undefined);
  return numbers.length === parts.length ? numbers : undefined;
}
