import type { Story } from './answers/answer.ts';
import { demoFamily } from './families.ts';
import type { Happening } from './happenings.ts';

export interface DemoStory extends Story {
  /** Days between the appeal and the day on which the demo is loaded. */
  readonly daysAgo: number;
  readonly centreIndex: 0 | 1;
  /** A family whose papers come late: the ladder of reminders and the overdue mark show. */
  readonly isSlow: boolean;
  /** What befalls the family on the way. */
  readonly happenings?: readonly Happening[];
}

/** Appeals of the last fourteen months, oldest first: finished families, families on support, and new ones. */
const DAYS_AGO = [
  424, 413, 405, 396, 384, 371, 362, 350, 338, 327, 315, 304, 290, 281, 270, 259, 246, 231, 220, 207, 195, 182, 168, 154, 141,
  127, 113, 98, 84, 71, 57, 43, 29, 20, 15, 11, 8, 5, 3, 1,
] as const;

const ANNEX_5_PLANS: readonly (readonly string[])[] = [
  ['5.1.1', '5.3.2', '5.5.3', '5.6.3'],
  ['5.2.1', '5.6.2', '5.1.2', '5.7.2', '5.8.1'],
  ['5.5.1', '5.1.4', '5.7.1', 'own-social'],
  ['5.6.1', '5.3.1', '5.5.2', '5.9.1', '5.4.1'],
];
const OWN_PLANS: readonly (readonly string[])[] = [
  ['own-psychological', 'own-social', 'own-legal'],
  ['own-pedagogical', 'own-psychological'],
];

/** Families of whom a message told, and minors who applied themselves; all others are applications of parents. */
const GROUNDS: Readonly<Record<number, Pick<Story, 'ground' | 'contactOutcome'>>> = {
  8: { ground: 'message' },
  11: { ground: 'message', contactOutcome: 'not-reached' },
  18: { ground: 'minor-application' },
  26: { ground: 'message' },
  35: { ground: 'message', contactOutcome: 'family-refused' },
  38: { ground: 'message' },
};

/** What every curator writes into the diary of a family on support. */
const OBSERVED: readonly Happening[] = [
  { day: 35, kind: 'consultation', topic: 'Как идет выполнение программы' },
  { day: 45, kind: 'dynamics', change: 'same', comment: 'Семья ждет первых приемов, настроение ровное' },
  { day: 90, kind: 'dynamics', change: 'better', comment: 'Ребенок ходит на занятия, мать спокойнее' },
  { day: 150, kind: 'dynamics', change: 'better', comment: 'Документы оформлены, выплаты приходят' },
];

/** Families to whom more happens, with what the consilium decides about it before the end of the term. */
const EVENTFUL: Readonly<Record<number, { happenings: readonly Happening[] } & Partial<Story>>> = {
  14: {
    happenings: [
      { day: 70, kind: 'dynamics', change: 'worse', comment: 'Мать потеряла работу, долги за жилье растут' },
      { day: 75, kind: 'revision' },
    ],
    results: ['extend', 'complete'],
    correction: 'measures',
  },
  16: { happenings: [{ day: 60, kind: 'child-removed' }], results: ['continue', 'complete'] },
  20: {
    happenings: [{ day: 80, kind: 'family-moved', newDistrict: 'Нижнекамский муниципальный район' }],
    results: ['terminate'],
    newSettlement: 'г. Нижнекамск',
    agreesToHandover: true,
  },
  22: { happenings: [{ day: 70, kind: 'family-refused', during: 'support' }], results: ['terminate'] },
  25: { happenings: [{ day: 40, kind: 'municipal-question', during: 'support' }] },
  // Their curators are still at it when the demo has been played.
  28: { happenings: [{ day: 83, kind: 'family-moved', newDistrict: 'Альметьевский муниципальный район' }] },
  29: { happenings: [{ day: 69, kind: 'municipal-question', during: 'support' }] },
  36: { happenings: [{ day: 7, kind: 'family-refused', during: 'preparation' }] },
};

const SECOND_CENTRE_EVERY = 4;
const LEVELS = ['basic', 'crisis', 'basic', 'adaptation'] as const;
const TERMS = { basic: 10, crisis: 6, adaptation: 12 } as const;

/** The forty families of the demo, in the order of their appeals. */
export const DEMO_STORIES: readonly DemoStory[] = DAYS_AGO.map((daysAgo, index) => {
  const { category } = demoFamily(index);
  const level = index < 12 ? 'crisis' : (LEVELS[index % LEVELS.length] ?? 'basic');
  const plans = category === 'disabled-child' ? ANNEX_5_PLANS : OWN_PLANS;
  return {
    index,
    daysAgo,
    category,
    level,
    termMonths: TERMS[level],
    centreIndex: index % SECOND_CENTRE_EVERY === SECOND_CENTRE_EVERY - 1 ? 1 : 0,
    acceptance: index === 6 ? ['need-not-confirmed'] : index % 9 === 5 ? ['rework', 'accepted'] : ['accepted'],
    signature: index === 13 ? 'refused' : 'signed',
    results: index % 6 === 2 ? ['extend', 'complete'] : index === 4 ? ['terminate'] : ['complete'],
    measures: plans[index % plans.length] ?? [],
    onBirthday: 'continue',
    classDays: [1, 8, 15, 22, 29, 36],
    extensionDays: 150,
    isSlow: index === 21 || index === 33,
    ...GROUNDS[index],
    ...EVENTFUL[index],
    happenings: [...OBSERVED, ...(EVENTFUL[index]?.happenings ?? [])],
  };
});
