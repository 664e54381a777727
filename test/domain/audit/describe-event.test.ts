import { expect, test } from 'vitest';
import { describeEvent } from '#domain/audit/describe-event';
import type { DescribedEvent, EventFacts } from '#domain/audit/describe-event-facts';
import { EVENT_THEMES, THEME_PATTERNS, themeOf } from '#domain/audit/event-themes';

const ITEM = '11111111-1111-4111-8111-111111111111';
const BODY = '22222222-2222-4222-8222-222222222222';
const CURATOR = '33333333-3333-4333-8333-333333333333';
const OTHER = '44444444-4444-4444-8444-444444444444';
const EVENT = '55555555-5555-4555-8555-555555555555';
const MOTHER = '66666666-6666-4666-8666-666666666666';

const facts: EventFacts = {
  items: new Map([[ITEM, { id: ITEM, place: '3.1', text: 'Занятия с психологом', result: null, notDoneReason: null }]]),
  questions: new Map(),
  letters: new Map([['КЗН-Н26-0001', { number: 'КЗН-Н26-0001', organisation: 'Поликлиника № 1', itemId: ITEM }]]),
  organisations: new Map([[BODY, 'Центр «Семья»']]),
  members: new Map([[MOTHER, 'мать']]),
  users: new Map([
    [CURATOR, { name: 'Иванова М. П.' }],
    [OTHER, { name: 'Сафина Л. Р.' }],
  ]),
  centres: new Map(),
  reasons: new Map([[EVENT, 'Мать уезжает к родным']]),
};

const event = (given: Partial<DescribedEvent> & Pick<DescribedEvent, 'action' | 'objectKind'>): DescribedEvent => ({
  ...{ objectId: EVENT, before: null, after: null },
  ...given,
});

test.each<[string, DescribedEvent, string]>([
  [
    'a curator replaced in the middle',
    event({
      ...{ action: 'curator.changed', objectKind: 'curator-assignment', before: { userId: CURATOR } },
      after: { userId: OTHER, reasonKind: 'leave', changedOn: '2026-05-04' },
    }),
    'Сменён куратор: куратор Иванова М. П. → Сафина Л. Р.; причина — отпуск или болезнь; с 04.05.2026',
  ],
  [
    'a new version of the plan',
    event({
      ...{ action: 'plan.revised', objectKind: 'plan-version', before: { version: 1, endsOn: '2026-09-02', level: 'crisis' } },
      after: { version: 2, endsOn: '2026-12-02', level: 'basic', added: 2, redated: ['1.1'], removed: ['3.1'] },
    }),
    'ИПССС скорректирована: уровень кризисный → базовый; версия 1 → 2; добавлено 2 мероприятия; новые сроки у 1.1; исключено 3.1; срок до 02.09.2026 → 02.12.2026; причина — «Мать уезжает к родным»',
  ],
  [
    'a letter with its addressee, measure and term',
    event({
      ...{ action: 'letter.issued', objectKind: 'letter', objectId: 'КЗН-Н26-0001' },
      after: { number: 'КЗН-Н26-0001', planItemId: ITEM, organisationId: BODY, answerDueOn: '2026-04-20' },
    }),
    'Выдано направление: № КЗН-Н26-0001; кому «Поликлиника № 1»; мероприятие 3.1 «Занятия с психологом»; ответ до 20.04.2026',
  ],
  [
    'a co-executor who refused',
    event({
      ...{ action: 'engagement.replied', objectKind: 'engagement', before: { status: 'requested' } },
      after: { status: 'refused', repliedOn: '2026-04-21', planItemId: ITEM, organisationId: BODY },
    }),
    'мероприятие 3.1 «Занятия с психологом»; состояние приглашён → отказался; организация «Центр «Семья»»; ответ от 21.04.2026',
  ],
  [
    'an event of the family with what was reported',
    event({
      ...{ action: 'event.reported', objectKind: 'case-event' },
      after: { kind: 'family-moved', happenedOn: '2026-05-12', personId: MOTHER },
    }),
    'мать; дата события 12.05.2026; причина — «Мать уезжает к родным»',
  ],
  [
    'attendance that closes a class',
    event({
      ...{ action: 'measure.marked', objectKind: 'plan-item', objectId: ITEM, before: { status: 'running' } },
      after: { status: 'done', attended: 3, held: 4 },
    }),
    'мероприятие 3.1 «Занятия с психологом»; состояние в работе → выполнено; посещено занятий: 3 из 4',
  ],
])('T-106 %s is told in a sentence', (_name, given, expected) => {
  expect(describeEvent(given, facts)).toContain(expected);
});

test('T-106 the database and the screen sort events into the same themes', () => {
  const actions = [
    'question.decided',
    'measure.marked',
    'letter.issued',
    'curator.changed',
    'deadline.overdue',
    'task.completed',
  ];

  expect(actions.map(themeOf)).toEqual([...EVENT_THEMES, null]);
  for (const theme of EVENT_THEMES) expect(THEME_PATTERNS[theme]).not.toContain('(?');
});
