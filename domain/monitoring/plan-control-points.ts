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

const YEAR_MONTHS = 12;

/**
 * A report at every half-year of the programme, the one of a full year in place of the second half's, and the review of results at
 * the end, which opens some days earlier. A half-year report that would fall on the end is one with the review; the yearly one is
 * written beside it (П1 п.5.8; П4–11 ст.VI; T-085, T-168, T-169).
 */
export function planControlPoints(term: ControlTerm): PlannedPoint[] {
  const { endsOn, approvedOn, reportMonths } = term;
  const prepareOn = addDays(endsOn, -term.preparationDays);
  // A programme shorter than its preparation is reviewed from its first day on.
  const reviewOpensOn = prepareOn > approvedOn ? prepareOn : approvedOn;
  const halves = duesOf(term, reportMonths).filter((dueOn) => dueOn < endsOn);
  const years = duesOf(term, YEAR_MONTHS);
  const points: PlannedPoint[] = [
    ...halves
      .filter((dueOn) => !years.includes(dueOn))
      .map((dueOn): PlannedPoint => ({ kind: 'half-year-report', dueOn, opensOn: dueOn })),
    ...years.map((dueOn): PlannedPoint => ({ kind: 'annual-report', dueOn, opensOn: dueOn === endsOn ? reviewOpensOn : dueOn })),
  ];
  return [
    ...points.filter(({ dueOn }) => dueOn > approvedOn).sort((one, other) => one.dueOn.localeCompare(other.dueOn)),
    { kind: 'results-review', dueOn: endsOn, opensOn: reviewOpensOn },
  ];
}

/** Every so many months from the start, counted from it so that the 31st does not drift, the end included. */
function duesOf({ startsOn, endsOn }: ControlTerm, months: number): string[] {
  const dues: string[] = [];
  for (let count = months; ; count += months) {
    const dueOn = addMonths(startsOn, count);
    if (dueOn > endsOn) return dues;
    dues.push(dueOn);
  }
}
