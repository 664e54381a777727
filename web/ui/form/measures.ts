import { ASSISTANCE_NAMES } from '../text/ru.ts';
import type { Choice } from './choices.ts';

export type HelpKind = keyof typeof ASSISTANCE_NAMES;

/** The boxes of «Категория семьи» that are ticked in the form now; nothing when the form has no such boxes. */
export function tickedBoxes(data: unknown): readonly string[] | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const boxes: unknown = Reflect.get(data, 'categories');
  return Array.isArray(boxes) ? boxes.filter((box) => typeof box === 'string') : undefined;
}

/** Measures of the annexes that the ticked boxes open; all that were offered in a form without boxes (П1 п.4.10; T-146). */
export function measuresFor(measures: readonly Choice[], ticked: readonly string[] | undefined): readonly Choice[] {
  if (ticked === undefined) return measures;
  return measures.filter(({ data }) => {
    const boxes: unknown = data?.['boxes'];
    return Array.isArray(boxes) && boxes.some((box) => ticked.includes(String(box)));
  });
}

/** Kinds of help that some of the measures give, in the order in which the measures stand. */
export function listHelpKinds(measures: readonly Choice[]): HelpKind[] {
  const kinds = new Set(measures.map(({ data }) => data?.['assistanceType']));
  return [...kinds].filter((kind): kind is HelpKind => typeof kind === 'string' && Object.hasOwn(ASSISTANCE_NAMES, kind));
}
