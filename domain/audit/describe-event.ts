import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { actionTitle } from './action-titles.ts';
import type { DescribedEvent, EventFacts } from './describe-event-facts.ts';
import { describeValues } from './describe-event-values.ts';

/**
 * One event as a sentence that explains itself to somebody who was not there: what happened, to which measure, by which decision of
 * which session, from what to what, and why (П1 п.5.2, 5.4; T-106). Who did it stands beside the sentence.
 */
export function describeEvent(event: DescribedEvent, facts: EventFacts, title = actionTitle(event.action)): string {
  const parts = partsOf(event, facts);
  return parts.length === 0 ? title : `${title}: ${parts.join('; ')}`;
}

function partsOf(event: DescribedEvent, facts: EventFacts): string[] {
  switch (event.objectKind) {
    case 'plan-item':
      return [...measureOf(event.objectId, facts), ...describeValues(event, facts), ...outcomeOf(event, facts)];
    case 'agenda-item':
      return [...describeValues(event, facts), ...sessionOf(event.objectId, facts), ...reasonOfDecision(event, facts)];
    case 'letter':
      return letterParts(event, facts);
    default:
      return [
        ...measureOf(idIn(event, 'planItemId'), facts),
        ...describeValues(event, facts),
        ...sessionOf(idIn(event, 'agendaItemId'), facts),
        ...whyOf(event, facts),
      ];
  }
}

/** «1.2 „Текст“»; who may not read the programme sees the place alone. */
function measureOf(id: string | undefined, facts: EventFacts): string[] {
  const item = id === undefined ? undefined : facts.items.get(id);
  if (!item) return [];
  const place = item.place === null ? [] : [item.place];
  const text = item.text === '' ? [] : [`«${item.text}»`];
  const words = [...place, ...text].join(' ');
  return words === '' ? [] : [`мероприятие ${words}`];
}

const MARKS = ['measure.marked', 'measure.closed', 'measure.removed'];

function outcomeOf({ action, objectId, after }: DescribedEvent, facts: EventFacts): string[] {
  const item = facts.items.get(objectId);
  const attendance = z.object({ attended: z.number(), held: z.number() }).safeParse(after);
  return [
    ...(attendance.success ? [`посещено занятий: ${attendance.data.attended} из ${attendance.data.held}`] : []),
    ...(item && MARKS.includes(action)
      ? quoted(after?.['status'] === 'done' ? 'результат' : 'причина', resultOf(item, after))
      : []),
  ];
}

function resultOf(item: { result: string | null; notDoneReason: string | null }, after: DescribedEvent['after']): string | null {
  return after?.['status'] === 'done' ? item.result : item.notDoneReason;
}

function sessionOf(id: string | undefined, facts: EventFacts): string[] {
  const question = id === undefined ? undefined : facts.questions.get(id);
  if (question?.session == null) return [];
  const held = question.heldOn === null ? '' : ` от ${russianDate(question.heldOn)}`;
  return [
    `заседание № ${question.session}${held}`,
    ...(question.minutesNumber === null ? [] : [`протокол № ${question.minutesNumber}`]),
  ];
}

/** Texts of a decision that say why; each kind of decision has one of them. */
const REASONS = ['remarks', 'recommendation', 'reason', 'levelReason'];

function reasonOfDecision({ action, objectId }: DescribedEvent, facts: EventFacts): string[] {
  if (action !== 'question.decided') return [];
  const decision = facts.questions.get(objectId)?.decision ?? {};
  const [reason] = REASONS.flatMap((key) => (typeof decision[key] === 'string' ? [decision[key]] : []));
  return quoted('основание', reason ?? null);
}

function letterParts(event: DescribedEvent, facts: EventFacts): string[] {
  const letter = facts.letters.get(event.objectId);
  return [
    `№ ${event.objectId}`,
    ...(letter ? [`кому «${letter.organisation}»`] : []),
    ...measureOf(letter?.itemId ?? idIn(event, 'planItemId'), facts),
    ...describeValues(event, facts, ['number', 'organisationId']),
  ];
}

/** Why a plan was corrected, an event reported or a case suspended. */
function whyOf({ action, objectId }: DescribedEvent, facts: EventFacts): string[] {
  const tells = ['plan.revised', 'event.reported', 'case.suspended'].includes(action);
  return tells ? quoted('причина', facts.reasons.get(objectId) ?? null) : [];
}

function quoted(label: string, words: string | null): string[] {
  return words === null ? [] : [`${label} — «${words.trim()}»`];
}

function idIn({ after }: DescribedEvent, key: string): string | undefined {
  const id = after?.[key];
  return typeof id === 'string' ? id : undefined;
}
