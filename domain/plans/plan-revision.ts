import { z } from 'zod';
import { addMonths, russianDate } from '#domain/calendar/plain-date';
import { draftItemSchema, MAX_ITEMS, MAX_MONTHS } from './plan-draft.ts';
import { isOpen, placeOf, type PlacedItem } from './plan-item.ts';
import { levelLabel, type Level } from './plan-levels.ts';
import type { ActivePlan } from './plan-version.ts';

const text = z.string().trim().min(1);

/** What a correction changes in the plan in force (П1 п.5.8 а; T-081, T-088). */
export const planRevisionSchema = z.object({
  reason: text,
  endsOn: z.iso.date().optional(),
  termReason: text.optional(),
  redated: z.array(z.object({ itemId: z.uuid(), dueOn: z.iso.date() })).default([]),
  removed: z.array(z.object({ itemId: z.uuid(), reason: text })).default([]),
  items: z.array(draftItemSchema).max(MAX_ITEMS).default([]),
  jointOn: z.iso.date(),
  jointParticipantIds: z.array(z.uuid()).min(1),
});
export type PlanRevision = z.infer<typeof planRevisionSchema>;

/** Another level that the consilium has set with decision а: its term is counted from that day (П1 п.4.8, 5.8 а; T-082; AMB-23). */
export interface LevelChange {
  readonly level: Level;
  readonly levelReason: string;
  readonly changedOn: string;
  readonly recommendedMonths: number;
}

export interface RevisionFacts {
  readonly today: string;
  readonly levelChange: LevelChange | undefined;
  /** At the end of the term measures need a later end to lie in; an early correction may keep the end (T-088). */
  readonly mustExtend: boolean;
}

/** Messages by JSON pointer for what the correction may not do with the term and the measures that stand (T-081, T-082, T-088). */
export function checkRevision(
  revision: PlanRevision,
  active: ActivePlan,
  items: readonly PlacedItem[],
  facts: RevisionFacts,
): Record<string, string> {
  return { ...checkMeasures(revision, active, items), ...checkEnd(revision, active, facts) };
}

function checkEnd(revision: PlanRevision, active: ActivePlan, facts: RevisionFacts): Record<string, string> {
  const { today, levelChange, mustExtend } = facts;
  const endsOn = revision.endsOn ?? active.endsOn;
  if (revision.jointOn > today) return { '/jointOn': 'Дата совместного составления не может быть позже сегодняшнего дня.' };
  if (mustExtend && revision.endsOn === undefined)
    return { '/endsOn': 'Срок программы заканчивается: укажите новую дату окончания.' };
  if (endsOn <= today) return { '/endsOn': 'Срок программы истекает: укажите новую дату окончания.' };
  if (revision.endsOn !== undefined && revision.endsOn <= active.endsOn && levelChange === undefined)
    return { '/endsOn': `Новая дата должна быть позже действующей (${russianDate(active.endsOn)}).` };
  if (endsOn > addMonths(active.startsOn, MAX_MONTHS))
    return { '/endsOn': `Вся программа не может длиться дольше ${MAX_MONTHS} мес.` };
  if (levelChange && endsOn > proposedEnd(levelChange) && revision.termReason === undefined) {
    return {
      '/termReason': `Уровень «${levelLabel(levelChange.level)}»: рекомендуется до ${levelChange.recommendedMonths} мес. со дня смены уровня (до ${russianDate(proposedEnd(levelChange))}). Укажите причину более долгого срока.`,
    };
  }
  return {};
}

/** The end that a change of level proposes: the recommended months of the new level, counted from the change (T-082; AMB-23). */
export const proposedEnd = ({ changedOn, recommendedMonths }: LevelChange): string => addMonths(changedOn, recommendedMonths);

function checkMeasures(revision: PlanRevision, active: ActivePlan, items: readonly PlacedItem[]): Record<string, string> {
  const fields: Record<string, string> = {};
  const open = new Map(items.filter(isOpen).map((item) => [item.id, item]));
  const endsOn = revision.endsOn ?? active.endsOn;
  const redated = new Set(revision.redated.map(({ itemId }) => itemId));
  const removed = new Set(revision.removed.map(({ itemId }) => itemId));
  revision.redated.forEach(({ itemId, dueOn }, index) => {
    const item = open.get(itemId);
    if (!item) fields[`/redated/${index}/itemId`] = 'Срок меняют у мероприятия без отметки.';
    else if (dueOn < item.fromOn || dueOn > endsOn) {
      fields[`/redated/${index}/dueOn`] =
        `Срок мероприятия ${placeOf(item)} должен быть внутри срока программы (до ${russianDate(endsOn)}).`;
    }
  });
  revision.removed.forEach(({ itemId }, index) => {
    if (!open.has(itemId))
      fields[`/removed/${index}/itemId`] = 'Исключают мероприятие без отметки: выполненное остается в ИПССС.';
    else if (revision.removed.findIndex((other) => other.itemId === itemId) < index)
      fields[`/removed/${index}/itemId`] = 'Мероприятие уже исключено выше.';
    else if (redated.has(itemId)) fields[`/removed/${index}/itemId`] = 'Мероприятию задан новый срок: исключить его нельзя.';
  });
  const outside = [...open.values()].filter(({ id, dueOn }) => !redated.has(id) && !removed.has(id) && dueOn > endsOn);
  if (outside.length > 0) {
    const places = outside.map(placeOf).join(', ');
    fields['/redated'] =
      `Мероприятия ${places} заканчиваются позже программы (${russianDate(endsOn)}): измените их срок или исключите их.`;
  }
  return fields;
}

/** Whether the correction changes anything: level, end or measures (T-082, T-088). */
export const isEmptyRevision = (revision: PlanRevision, levelChange?: LevelChange): boolean =>
  levelChange === undefined &&
  revision.endsOn === undefined &&
  revision.redated.length === 0 &&
  revision.removed.length === 0 &&
  revision.items.length === 0;
