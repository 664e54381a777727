import { expect, test } from 'vitest';
import annex5 from '../../../domain/catalogue/annex-5.json' with { type: 'json' };
import { parseAnnex } from '#domain/catalogue/parse-annex';
import { DomainError } from '#domain/errors';
import { checkPlan, type PlanFacts } from '#domain/plans/check-plan';
import { planDraftSchema, type PlanDraft } from '#domain/plans/plan-draft';

const MOTHER = '11111111-1111-4111-8111-111111111111';
const STRANGER = '22222222-2222-4222-8222-222222222222';

const FACTS: PlanFacts = {
  today: '2026-03-02',
  hasCurator: true,
  memberIds: new Set([MOTHER]),
  measures: new Map(parseAnnex(annex5, 1).measures.map((measure) => [measure.code, measure])),
  recommendedMonths: { adaptation: 12, basic: 12, crisis: 6 },
  helpKinds: undefined,
};

const ITEM = {
  measureCode: '5.6.2',
  problemNumber: 1,
  targetIds: [MOTHER],
  executorId: 'centre',
  fromOn: '2026-03-10',
  dueOn: '2026-06-01',
};

function draft(changes: Record<string, unknown> = {}): PlanDraft {
  return planDraftSchema.parse({
    level: 'basic',
    levelReason: 'Нужна поддержка',
    termMonths: 10,
    completeness: 'incomplete',
    categories: ['disabled-child'],
    noCoExecutorsReason: 'Помощь оказывает сам центр',
    circumstances: ['O10'],
    jointOn: '2026-03-02',
    jointParticipantIds: [MOTHER],
    problems: [{ description: 'Нет реабилитации', familyZone: 'Ходить на занятия', curatorZone: 'Найти учреждение' }],
    items: [ITEM],
    ...changes,
  });
}

function complaintsOf(given: PlanDraft, facts: PlanFacts = FACTS): Record<string, unknown> {
  try {
    checkPlan(given, facts);
  } catch (error) {
    if (error instanceof DomainError) return Object(error.details.fields) as Record<string, unknown>;
    throw error;
  }
  return {};
}

const withItem = (changes: Record<string, unknown>) => draft({ items: [{ ...ITEM, ...changes }] });

test('a draft that holds everything is accepted', () => {
  expect(complaintsOf(draft())).toEqual({});
});

test.each([
  ['the level', draft({ level: undefined }), '/level', 'Укажите предлагаемый уровень социального сопровождения.'],
  ['measures', draft({ items: [] }), '/items', 'Добавьте хотя бы одно мероприятие.'],
  [
    'a target',
    withItem({ targetIds: [] }),
    '/items/0/targetIds',
    'Мероприятие 1: укажите, на кого из членов семьи направлено мероприятие.',
  ],
  [
    'the executor',
    withItem({ executorId: undefined }),
    '/items/0/executorId',
    'Мероприятие 1: укажите ответственного исполнителя.',
  ],
  ['a term in order', withItem({ dueOn: '2026-03-09' }), '/items/0/dueOn', 'Мероприятие 1: срок не может быть раньше начала.'],
  ['a term', withItem({ dueOn: undefined, fromOn: undefined }), '/items/0/dueOn', 'Мероприятие 1: укажите срок исполнения.'],
  [
    'co-executors',
    draft({ noCoExecutorsReason: undefined }),
    '/noCoExecutorsReason',
    'Укажите соисполнителей хотя бы одного мероприятия или причину, по которой они не нужны.',
  ],
  [
    'a problem that it answers',
    withItem({ problemNumber: undefined }),
    '/items/0/problemNumber',
    'Мероприятие 1: укажите, какую проблему оно решает.',
  ],
  ['the kind of family', draft({ completeness: undefined }), '/completeness', 'Укажите, полная или неполная семья.'],
  [
    'the measure itself',
    withItem({ measureCode: undefined }),
    '/items/0/measureCode',
    'Мероприятие 1: выберите мероприятие алгоритма или опишите его своими словами.',
  ],
])('T-152 T-138 a plan that lacks %s is refused with words of its own', (_, given, pointer, message) => {
  expect(complaintsOf(given)).toEqual({ [pointer]: message });
});

test('T-152 a plan of a family without a curator is refused', () => {
  expect(complaintsOf(draft(), { ...FACTS, hasCurator: false })).toEqual({
    '/': 'У семьи нет куратора: сначала закрепите куратора.',
  });
});

test('T-141 a measure ends inside the programme', () => {
  expect(complaintsOf(withItem({ dueOn: '2027-01-02' }))).toEqual({});
  expect(complaintsOf(withItem({ dueOn: '2027-01-03' }))).toHaveProperty(['/items/0/dueOn']);
  expect(complaintsOf(withItem({ fromOn: undefined, dueOn: '2026-03-01' }))).toHaveProperty(['/items/0/dueOn']);
});

test('T-141 a periodicity needs the day on which it begins', () => {
  expect(complaintsOf(withItem({ periodicity: 'monthly' }))).toEqual({});
  expect(complaintsOf(withItem({ periodicity: 'monthly', fromOn: undefined }))).toHaveProperty(['/items/0/fromOn']);
});

test('T-128 T-130 T-131 boxes of «Категория семьи» that contradict each other are refused', () => {
  expect(complaintsOf(draft({ categories: ['disabled-child', 'single-mother', 'single-father'] }))).toHaveProperty([
    '/categories',
  ]);
  expect(complaintsOf(draft({ categories: ['disabled-child', 'other'] }))).toHaveProperty(['/otherCategoryNote']);
});

test('T-142 the executor is not a co-executor of the same measure', () => {
  expect(complaintsOf(withItem({ executorId: STRANGER, coExecutorIds: [STRANGER] }))).toHaveProperty(['/items/0/coExecutorIds']);
});

test.each([
  ['crisis', 6, undefined, []],
  ['crisis', 7, undefined, ['/termReason']],
  ['crisis', 7, 'Сложный случай', []],
  ['basic', 12, undefined, []],
  ['basic', 13, undefined, ['/termReason']],
  ['adaptation', 12, undefined, []],
])('T-083 level %s for %i months with reason "%s"', (level, termMonths, termReason, pointers) => {
  expect(Object.keys(complaintsOf(draft({ level, termMonths, termReason })))).toEqual(pointers);
});

test('T-135 other circumstances need words', () => {
  expect(complaintsOf(draft({ circumstances: ['O22'] }))).toHaveProperty(['/circumstancesNote']);
  expect(complaintsOf(draft({ circumstances: ['O22'], circumstancesNote: 'Долги' }))).toEqual({});
});

test('T-219 a measure «по показаниям» needs its ground', () => {
  expect(complaintsOf(withItem({ measureCode: '5.3.2' }))).toHaveProperty(['/items/0/conditionReason']);
  expect(complaintsOf(withItem({ measureCode: '5.3.2', conditionReason: 'Направление врача' }))).toEqual({});
});

test('T-217 measures in own words are allowed, but not only of the sixth group', () => {
  const own = { measureCode: undefined, text: 'Помощь с переездом' };

  expect(complaintsOf(withItem({ ...own, assistanceType: 'social' }))).toEqual({});
  expect(complaintsOf(withItem({ ...own, assistanceType: 'other' }))).toHaveProperty(['/items']);
  expect(complaintsOf(withItem(own))).toHaveProperty(['/items/0/assistanceType']);
});

test('T-146 a measure comes from an algorithm of the ticked categories; «иные» may use all of them', () => {
  expect(complaintsOf(draft({ categories: ['large-family'] }))).toHaveProperty(['/items/0/measureCode']);
  expect(complaintsOf(draft({ categories: ['large-family', 'low-income'] }))).toEqual({});
});

test('T-144 a measure is aimed at members of this family and answers one of its problems', () => {
  expect(complaintsOf(withItem({ targetIds: [STRANGER] }))).toHaveProperty(['/items/0/targetIds']);
  expect(complaintsOf(withItem({ problemNumber: 2 }))).toHaveProperty(['/items/0/problemNumber']);
});
