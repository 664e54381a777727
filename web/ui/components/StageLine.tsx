import type { CaseStage } from '#contract/cases';
import { useTimeZone } from '../api/use-me.ts';
import { dateOf, formatDate } from '../text/dates.ts';
import { stageRoman } from '../text/stages.ts';

const STATE_WORDS = { done: 'пройден', current: 'текущий этап', ahead: 'впереди', skipped: 'не проводился' } as const;

/** The seven stages of a case in one line; on a narrow screen, one under another. */
export function StageLine({ stages }: { stages: readonly CaseStage[] }) {
  const timeZone = useTimeZone();
  return (
    <ol className="app-stages" aria-label="Этапы сопровождения">
      {stages.map((stage) => (
        <li
          key={stage.number}
          className="app-stage"
          data-state={stage.state}
          {...(stage.state === 'current' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="app-stage-name">{`${stageRoman(stage.number)}. ${stage.name}`}</span>
          <small>{describeStage(stage, timeZone)}</small>
        </li>
      ))}
    </ol>
  );
}

function describeStage(stage: CaseStage, timeZone: string): string {
  const from = stage.startedAt === null ? undefined : formatDate(dateOf(stage.startedAt, timeZone));
  const to = stage.endedAt === null ? undefined : formatDate(dateOf(stage.endedAt, timeZone));
  if (stage.state === 'done' && from !== undefined && to !== undefined) return from === to ? `пройден ${to}` : `${from} – ${to}`;
  if (stage.state === 'current' && from !== undefined) return `идёт с ${from}`;
  if (stage.state === 'skipped' && to !== undefined) return `прерван ${to}`;
  return STATE_WORDS[stage.state];
}
