import type { TimelineEvent } from '#contract/cases';
import type { CasePhase } from '#contract/timeline';
import { dateOf } from '../../../../text/dates.ts';

export interface TimelineGroup {
  readonly phase: CasePhase;
  /** «март 2026». */
  readonly month: string;
  readonly lines: readonly TimelineEvent[];
}

const MONTH = new Intl.DateTimeFormat('ru-RU', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Neighbouring lines of one part of the way and one month stand together; the order of the lines stays. */
export function groupTimeline(lines: readonly TimelineEvent[], timeZone: string): readonly TimelineGroup[] {
  const groups: { phase: CasePhase; month: string; lines: TimelineEvent[] }[] = [];
  for (const line of lines) {
    const month = MONTH.format(new Date(`${dateOf(line.at, timeZone)}T00:00:00Z`)).replace(/\s*г\.$/, '');
    const last = groups.at(-1);
    if (last?.phase === line.phase && last.month === month) last.lines.push(line);
    else groups.push({ phase: line.phase, month, lines: [line] });
  }
  return groups;
}
