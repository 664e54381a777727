/** What is counted of a curator's work (П1 п.5.4; T-121). */
export interface EffectivenessCounts {
  /** Measures of the last plan in force of each case whose curator this is, or was at its end. */
  readonly measures: number;
  readonly done: number;
  /** Without a mark after the last day of the term. */
  readonly overdue: number;
  /** Cases whose support has ended, and those of them that ended by decision б. */
  readonly closed: number;
  readonly completed: number;
  /** Days from the entry in the register to the removal, over all closed cases. */
  readonly supportDays: number;
}

/** The four numbers of effectiveness; a share of nothing is nothing, not zero (П1 п.5.4; T-121). */
export function describeEffectiveness(counts: EffectivenessCounts) {
  const { measures, done, overdue, closed, completed, supportDays } = counts;
  return {
    measures,
    done,
    overdue,
    closed,
    completed,
    doneShare: share(done, measures),
    overdueShare: share(overdue, measures),
    completedShare: share(completed, closed),
    averageDays: closed === 0 ? null : Math.round(supportDays / closed),
  };
}

/** Per cent with one decimal. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}
