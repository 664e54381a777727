import { russianDate } from '#domain/calendar/plain-date';
import { plural } from './plural.ts';
import { wordsOf } from './describe-event-codes.ts';
import type { DescribedEvent, EventFacts } from './describe-event-facts.ts';

type Say = (
  value: unknown,
  at: { readonly event: DescribedEvent; readonly key: string; readonly facts: EventFacts },
) => string | undefined;

const code: Say = (value, { event, key }) => wordsOf(event.objectKind, key, value);
const date: Say = (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? russianDate(value) : undefined);
const text: Say = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
const places: Say = (value) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : undefined);
const user: Say = (value, { facts }) => (typeof value === 'string' ? facts.users.get(value)?.name : undefined);
const member: Say = (value, { facts }) => (typeof value === 'string' ? facts.members.get(value) : undefined);
const centre: Say = (value, { facts }) => (typeof value === 'string' ? facts.centres.get(value) : undefined);
const organisations: Say = (value, { facts }) => {
  const names = [value].flat().flatMap((id) => (typeof id === 'string' ? (facts.organisations.get(id) ?? []) : []));
  return names.length === 0 ? undefined : names.map((name) => `«${name}»`).join(', ');
};
const counted =
  (one: string, few: string, many: string): Say =>
  (value) =>
    typeof value === 'number' && value > 0 ? `${value} ${plural(value, one, few, many)}` : undefined;
const flag =
  (yes: string | undefined, no?: string): Say =>
  (value) =>
    value === true ? yes : value === false ? no : undefined;

/** How each field of an event is said: its label, and its value in words; a field that is not here says nothing to a reader. */
const FIELDS: Readonly<Record<string, readonly [label: string, say: Say]>> = {
  number: ['№', text],
  place: ['мероприятие', text],
  kind: ['', code],
  about: ['о чём —', code],
  reviewKind: ['повод —', code],
  outcome: ['решение —', code],
  proposedDecision: ['куратор предлагает', code],
  decision: ['решение —', code],
  answer: ['ответ —', code],
  reply: ['ответ —', code],
  consideration: ['', code],
  status: ['состояние', code],
  state: ['состояние учёта', code],
  familyState: ['положение семьи —', code],
  change: ['', code],
  ground: ['основание —', code],
  level: ['уровень', code],
  expectedLevel: ['ожидаемый уровень', code],
  proposedLevel: ['в проекте', code],
  suggestedLevel: ['подсказка', code],
  version: ['версия', text],
  activeVersion: ['версия', text],
  termMonths: ['на срок', counted('месяц', 'месяца', 'месяцев')],
  items: ['', counted('мероприятие', 'мероприятия', 'мероприятий')],
  added: ['добавлено', counted('мероприятие', 'мероприятия', 'мероприятий')],
  redated: ['новые сроки у', places],
  removed: ['исключено', places],
  observations: ['', counted('наблюдение', 'наблюдения', 'наблюдений')],
  papers: ['', counted('документ', 'документа', 'документов')],
  people: ['', counted('участник', 'участника', 'участников')],
  workingDays: ['', counted('рабочий день', 'рабочих дня', 'рабочих дней')],
  userId: ['куратор', user],
  memberId: ['член консилиума', user],
  personId: ['', member],
  recipientId: ['кому', member],
  signedByPersonId: ['подписал(а)', member],
  receivedByPersonId: ['получил(а)', member],
  organisationId: ['организация', organisations],
  organisationIds: ['организации', organisations],
  toCentreId: ['в центр', centre],
  reasonKind: ['причина —', code],
  basis: ['основание —', code],
  way: ['', code],
  delivery: ['', code],
  rung: ['', code],
  attended: ['', flag('приём состоялся', 'приём не состоялся')],
  isOverdue: ['', flag('с нарушением срока', 'в срок')],
  needsRevision: ['', flag('нужна корректировка ИПССС')],
  isDifferent: ['', flag('отличается от проекта')],
  isOverLimit: ['', flag('сверх рекомендуемой нагрузки')],
  handoverConsent: ['', flag('семья согласна на передачу сведений', 'без передачи сведений')],
  startsOn: ['с', date],
  periodFrom: ['с', date],
  periodTo: ['по', date],
  endsOn: ['срок до', date],
  dueOn: ['срок', date],
  answerDueOn: ['ответ до', date],
  decisionDueOn: ['решение до', date],
  validTo: ['действует до', date],
  happenedOn: ['дата события', date],
  receivedOn: ['поступило', date],
  appliedOn: ['заявление от', date],
  enteredOn: ['дата', date],
  removedOn: ['дата', date],
  signedOn: ['подпись от', date],
  cosignedOn: ['подпись от', date],
  decidedOn: ['дата решения', date],
  occurredOn: ['дата', date],
  visitedOn: ['дата', date],
  on: ['дата', date],
  plannedOn: ['по плану', date],
  observedOn: ['проведено', date],
  doneOn: ['дата', date],
  sentOn: ['дата', date],
  notifiedOn: ['дата', date],
  deliveredOn: ['дата', date],
  changedOn: ['с', date],
  answeredOn: ['ответ от', date],
  repliedOn: ['ответ от', date],
  reportedOn: ['отчёт от', date],
  consideredOn: ['дата', date],
  submittedOn: ['подано', date],
  raisedOn: ['дата', date],
  askedOn: ['дата', date],
  refusedOn: ['отказ от', date],
  consentOn: ['согласие семьи от', date],
  givenOn: ['дата', date],
  withdrawnOn: ['отозвано', date],
  appointedOn: ['назначено на', date],
  lastOn: ['последнее занятие', date],
};

/** The fields of an event in words, in the order of the list above; a changed one as «было → стало». */
export function describeValues(event: DescribedEvent, facts: EventFacts, but: readonly string[] = []): string[] {
  return Object.entries(FIELDS).flatMap(([key, [label, say]]) => {
    if (but.includes(key)) return [];
    const at = { event, key, facts };
    const before = say(event.before?.[key], at);
    const after = say(event.after?.[key], at);
    if (after === undefined) return [];
    const words = before === undefined || before === after ? after : `${before} → ${after}`;
    return [label === '' ? words : `${label} ${words}`];
  });
}
