import type { Figure } from '../../proof/figure.ts';
import type { Growth } from './measure-growth.ts';

const LIST_MS = 300;
const CARD_MS = 500;
const DRAIN_SECONDS = 90;
const ENGINE_MEGABYTES = 1536;

/** The figures of row A15 with what is promised of them; the slowest list and card stand for all. */
export function listFigures({ screens, drainedIn, simpleTasks, engineMemory, loadedIn }: Growth): readonly Figure[] {
  const slowest = (kind: 'list' | 'card') => screens.filter((screen) => screen.kind === kind).sort((a, b) => b.p95 - a.p95)[0];
  const [list, card] = [slowest('list'), slowest('card')];
  return [
    { what: 'loaded in', value: loadedIn, unit: 's' },
    { what: `slowest list (${list?.what}), p95`, value: list?.p95 ?? Number.NaN, unit: 'ms', atMost: LIST_MS },
    { what: `slowest card (${card?.what}), p95`, value: card?.p95 ?? Number.NaN, unit: 'ms', atMost: CARD_MS },
    { what: `${simpleTasks} simple tasks drained in`, value: drainedIn, unit: 's', atMost: DRAIN_SECONDS },
    { what: 'engine memory', value: Math.max(...engineMemory), unit: 'MB', atMost: ENGINE_MEGABYTES },
  ];
}
