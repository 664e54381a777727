import type { Choice } from '../choices.ts';

const LONGEST = 90;

/** Rows of the plan in the form by their numbers: «№ 2. содействие в медицинском обследовании детей». */
export function rowChoices(data: unknown, measures: readonly Choice[]): { value: string; label: string }[] {
  const items: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'items') : undefined;
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown, index) => {
    const words = wordsOf(item, measures);
    return { value: String(index + 1), label: words === undefined ? `№ ${index + 1}` : `№ ${index + 1}. ${shorten(words)}` };
  });
}

function wordsOf(item: unknown, measures: readonly Choice[]): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const code: unknown = Reflect.get(item, 'measureCode');
  const text: unknown = Reflect.get(item, 'text');
  const known = measures.find(({ value }) => value === code)?.label;
  return known ?? (typeof text === 'string' && text !== '' ? text : undefined);
}

const shorten = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);
