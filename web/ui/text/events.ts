import type { CaseEvent, EventKind, SuspendRequest } from '#contract/events';
import type { TagTone } from '../components/Tag.tsx';

/** What a person may report, as the dialog names it. */
export const EVENT_NAMES: Readonly<Record<EventKind, string>> = {
  'family-refused': 'Семья отказывается от сопровождения',
  'family-moved': 'Семья переехала в другой район',
  'child-removed': 'Ребёнок изъят из семьи или передан в организацию',
  'rights-lost': 'Родитель лишён родительских прав или ограничен в них',
  'child-turned-3': 'Ребёнку исполнилось 3 года',
  'child-turned-18': 'Ребёнку исполнилось 18 лет',
  'applicant-died': 'Смерть заявителя',
  other: 'Иное обстоятельство',
  'early-completion': 'Досрочная оценка результатов',
  revision: 'Нужен пересмотр ИПССС',
};

/** Whom the event is about must be said for these. */
const PERSON_LABELS: Partial<Record<EventKind, string>> = {
  'child-removed': 'Ребёнок',
  'rights-lost': 'Родитель',
  'child-turned-3': 'Ребёнок',
  'child-turned-18': 'Ребёнок',
  'applicant-died': 'Заявитель',
};
export const personLabelOf = (kind: EventKind): string | undefined => PERSON_LABELS[kind];

/** What follows from the report, so that nobody is surprised by a task or a meeting. */
export function consequenceOf(kind: EventKind): string {
  if (kind === 'family-refused') return 'Куратор получит задачу приложить письменный отказ или отметить, что отказа нет.';
  if (kind === 'family-moved') return 'Куратор получит задачу записать новый адрес и согласие семьи на передачу сведений.';
  return 'Вопрос будет вынесен на внеочередной консилиум. До его решения сопровождение продолжается.';
}

export const EVENT_STATES: Readonly<Record<CaseEvent['status'], { tone: TagTone; label: string }>> = {
  open: { tone: 'current', label: 'на рассмотрении' },
  declined: { tone: 'done', label: 'сопровождение не начато' },
  withdrawn: { tone: 'plain', label: 'отозвано' },
  reviewed: { tone: 'done', label: 'рассмотрено' },
};

const OUTCOME_NAMES: Readonly<Record<string, string>> = {
  extend: 'ИПССС корректируется, сопровождение продолжается',
  complete: 'решено завершить сопровождение с положительным результатом',
  terminate: 'решено завершить сопровождение досрочно',
  continue: 'сопровождение продолжается без изменений',
  administrative: 'дело закрывается административно',
  'case-ended': 'дело завершено по другому основанию',
};
export const outcomeName = (outcome: string | null): string | undefined =>
  outcome === null ? undefined : OUTCOME_NAMES[outcome];

export const SUSPENSION_NAMES: Readonly<Record<SuspendRequest['kind'], string>> = {
  hospital: 'член семьи в больнице',
  absence: 'семья временно отсутствует',
  other: 'другая причина',
};
