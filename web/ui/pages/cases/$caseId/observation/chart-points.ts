import type { Observation } from '#contract/observation';
import { DYNAMICS_CHANGES } from './dynamics-words.ts';

/** Sizes of the chart in the units of its own drawing. */
export const CHART = { width: 640, left: 164, right: 20, top: 20, rowHeight: 40, height: 150 } as const;

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly on: string;
  readonly change: Observation['points'][number]['change'];
}

/** The height of a state: improvement above, deterioration below. */
export const rowY = (change: ChartPoint['change']): number => CHART.top + DYNAMICS_CHANGES.indexOf(change) * CHART.rowHeight;

/** Places states along the days that lie between them; states of one single day stand in the middle. */
export function placePoints(points: Observation['points']): ChartPoint[] {
  const days = points.map(({ on }) => Date.parse(on));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const room = CHART.width - CHART.left - CHART.right;
  return points.map(({ on, change }) => ({
    x: Math.round(CHART.left + (span === 0 ? room / 2 : ((Date.parse(on) - first) / span) * room)),
    y: rowY(change),
    on,
    change,
  }));
}
