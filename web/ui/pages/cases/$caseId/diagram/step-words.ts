import type { CaseStep } from '#contract/processes';
import { lookOf, type StepLook } from '../../../../bpmn/case-state.ts';
import type { TagTone } from '../../../../components/Tag.tsx';
import { formatDate, formatDuration, formatMoment } from '../../../../text/dates.ts';

const WORDS: Readonly<Record<StepLook, { readonly text: string; readonly tone: TagTone }>> = {
  done: { text: 'выполнен', tone: 'done' },
  current: { text: 'идёт сейчас', tone: 'current' },
  overdue: { text: 'просрочен', tone: 'overdue' },
  failed: { text: 'остановлен ошибкой', tone: 'overdue' },
  skipped: { text: 'отменён', tone: 'plain' },
};

export function stepState(step: CaseStep): { readonly text: string; readonly tone: TagTone } {
  return WORDS[lookOf(step)];
}

/** When a passage began, how long it took or has been going on, and until when it should. */
export function stepTime(step: CaseStep, timeZone: string, now: Date): string {
  const began = formatMoment(step.startedAt, timeZone);
  if (step.endedAt !== null)
    return `${began} – ${formatMoment(step.endedAt, timeZone)} (${formatDuration(step.startedAt, step.endedAt)})`;
  const running = `с ${began}, идёт ${formatDuration(step.startedAt, now.toISOString())}`;
  return step.dueOn === null ? running : `${running}, срок ${formatDate(step.dueOn)}`;
}

export function stepWho(step: CaseStep): string {
  if (step.who === null) return step.kind === 'userTask' ? 'не назначен' : 'система';
  return step.onBehalfOf === null ? step.who.name : `${step.who.name}, замещает: ${step.onBehalfOf.name}`;
}
