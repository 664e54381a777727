import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { getCaseEvent } from '#domain/events/case-event';
import { EVENT_TITLES } from '#domain/events/event-record';

/** The event that called a review in words: what happened, when, and what the curator wrote of it (П1 п.5.8; T-097). */
export async function describeCaseEvent(ctx: Context, caseEventId: string): Promise<{ text: string; note: string | null }> {
  const { kind, happenedOn, note, newDistrict } = await getCaseEvent(ctx, caseEventId);
  const parts = [
    `${EVENT_TITLES[kind]}, ${russianDate(happenedOn)}`,
    ...(newDistrict === null ? [] : [`Новый район: ${newDistrict}`]),
    ...(note === null ? [] : [note]),
  ];
  return { text: parts.join('. '), note };
}
