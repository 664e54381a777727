import type { CaseStep } from '#contract/processes';
import { formatDayAndMonth } from '../text/dates.ts';

export type StepLook = 'done' | 'current' | 'overdue' | 'failed' | 'skipped';

export interface Badge {
  readonly activityId: string;
  readonly text: string;
  readonly tone: 'current' | 'overdue' | 'done';
}

export interface DiagramState {
  readonly looks: ReadonlyMap<string, StepLook>;
  readonly badges: readonly Badge[];
}

const WEIGHT: Readonly<Record<StepLook, number>> = { failed: 5, overdue: 4, current: 3, done: 2, skipped: 1 };

/** How each step of the diagram looks: in a loop the most urgent passage decides, and the badge counts the passages. */
export function readDiagramState(steps: readonly CaseStep[]): DiagramState {
  const looks = new Map<string, StepLook>();
  const passages = new Map<string, CaseStep[]>();
  for (const step of steps) {
    const look = lookOf(step);
    const known = looks.get(step.activityId);
    if (known === undefined || WEIGHT[look] > WEIGHT[known]) looks.set(step.activityId, look);
    passages.set(step.activityId, [...(passages.get(step.activityId) ?? []), step]);
  }
  const badges = [...passages].flatMap(([activityId, ofActivity]) => badgesOf(activityId, ofActivity));
  return { looks, badges };
}

export function lookOf(step: CaseStep): StepLook {
  if (step.state === 'failed') return 'failed';
  if (step.state === 'cancelled') return 'skipped';
  if (step.state === 'done') return 'done';
  return step.isOverdue ? 'overdue' : 'current';
}

function badgesOf(activityId: string, steps: readonly CaseStep[]): Badge[] {
  const open = steps.find((step) => step.state === 'current' && step.dueOn !== null);
  if (open?.dueOn != null) {
    return [
      {
        activityId,
        text: `${open.isOverdue ? 'просрочено: ' : 'до '}${formatDayAndMonth(open.dueOn)}`,
        tone: open.isOverdue ? 'overdue' : 'current',
      },
    ];
  }
  const done = steps.filter((step) => step.state === 'done').length;
  return done > 1 ? [{ activityId, text: `× ${done}`, tone: 'done' }] : [];
}

/** Gateways and plain starts say nothing to a reader of the list. */
export function isReadable(step: { readonly kind: string; readonly name: string }): boolean {
  return !/gateway$/i.test(step.kind) && step.name.trim() !== '' && !/multiInstanceBody/i.test(step.kind);
}
