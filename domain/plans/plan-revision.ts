import { z } from 'zod';
import { addMonths, russianDate } from '#domain/calendar/plain-date';
import { draftItemSchema, MAX_ITEMS, MAX_MONTHS } from './plan-draft.ts';
import { isOpen, placeOf, type PlacedItem } from './plan-item.ts';
import type { ActivePlan } from './plan-version.ts';

const text = z.string().trim().min(1);

/** What a correction changes in the plan in force (П1 п.5.8 а; T-081, T-088). */
export const planRevisionSchema = z.object({
  reason: text,
  endsOn: z.iso.date().optional(),
  redated: z.array(z.object({ itemId: z.uuid(), dueOn: z.iso.date() })).default([]),
  removed: z.array(z.object({ itemId: z.uuid(), reason: text })).default([]),
  items: z.array(draftItemSchema).max(MAX_ITEMS).default([]),
  jointOn: z.iso.date(),
  jointParticipantIds: z.array(z.uuid()).min(1),
});
export type PlanRevision = z.infer<typeof planRevisionSchema>;

/** Messages by JSON pointer for what the correction may not do with the measures that stand (T-081, T-088). */
export function checkRevision(
  revision: PlanRevision,
  active: ActivePlan,
  items: readonly PlacedItem[],
  today: string,
): Record<string, string> {
  const fields: Record<string, string> = {};
  const byId = new Map(items.map((item) => [item.id, item]));
  const endsOn = revision.endsOn ?? active.endsOn;

  if (revision.endsOn !== undefined && revision.endsOn <= active.endsOn) {
    fields['/endsOn'] = `Новая дата должна быть позже действующей (${russianDate(active.endsOn)}).`;
  }
  if (endsOn <= today) fields['/endsOn'] = 'Срок программы истекает: укажите новую дату окончания.';
  if (endsOn > addMonths(active.startsOn, MAX_MONTHS))
    fields['/endsOn'] = `Вся программа не может длиться дольше ${MAX_MONTHS} мес.`;
  if (revision.jointOn > today) fields['/jointOn'] = 'Дата совместного составления не может быть позже сегодняшнего дня.';
  revision.redated.forEach(({ itemId, dueOn }, index) => {
    const item = byId.get(itemId);
    if (!item || !isOpen(item)) fields[`/redated/${index}/itemId`] = 'Срок меняют у мероприятия без отметки.';
    else if (dueOn < item.fromOn || dueOn > endsOn) {
      fields[`/redated/${index}/dueOn`] =
        `Срок мероприятия ${placeOf(item)} должен быть внутри срока программы (до ${russianDate(endsOn)}).`;
    }
  });
  revision.removed.forEach(({ itemId }, index) => {
    const item = byId.get(itemId);
    if (item?.status !== 'planned')
      fields[`/removed/${index}/itemId`] = 'Начатое мероприятие исключить нельзя: завершите его отметкой.';
  });
  return fields;
}

/** Whether the correction changes anything: a new end or other measures (T-088). */
export const isEmptyRevision = (revision: PlanRevision): boolean =>
  revision.endsOn === undefined && revision.redated.length === 0 && revision.removed.length === 0 && revision.items.length === 0;
