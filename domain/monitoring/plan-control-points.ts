import { addDays, addMonths } from '#domain/calendar/plain-date';
import type { ControlKind } from './control-point-store.ts';

export interface ControlTerm {
  readonly startsOn: string;
  readonly endsOn: string;
  /** Day of the approval of the version: earlier points belong to the versions before it. */
  readonly approvedOn: string;
  readonly reportMonths: number;
  readonly preparationDays: number;
}

export interface PlannedPoint {
  readonly kind: ControlKind;
  readonly dueOn: string;
  readonly opensOn: string;
}

/**
 * A report at every half-year of the programme, and the review of results at its end, which opens some days earlier.
 * A report that would fall on the end is one with the review (П1 п.5.8; П4–11 ст.VI; T-085, T-168).
 */
export function planControlPoints(term: ControlTerm): PlannedPoint[] {
  const points: PlannedPoint[] = [];
  for (let months = term.reportMonths; ; months += term.reportMonths) {
    const dueOn = addMonths(term.startsOn, months);
    if (dueOn >= term.endsOn) break;
    if (dueOn > term.approvedOn) points.push({ kind: 'half-year-report', dueOn, opensOn: dueOn });
  }
  const prepareOn = addDays(term.endsOn, -term.preparationDays);
  // A programme shorter than its preparation is reviewed from its first day on.
  points.push({ kind: 'results-review', dueOn: term.endsOn, opensOn: prepareOn > term.approvedOn ? prepareOn : term.approvedOn });
  return points;
}
