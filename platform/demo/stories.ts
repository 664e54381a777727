import type { Story } from './answers/answer.ts';
import { demoFamily } from './families.ts';

export interface DemoStory extends Story {
  /** Days between the appeal and the day on which the demo is loaded. */
  readonly daysAgo: number;
  readonly centreIndex: 0 | 1;
  /** A family whose papers come late: the ladder of reminders and the overdue mark show. */
  readonly isSlow: boolean;
}

/** Appeals of the last fourteen months, oldest first: finished families, families on support, and new ones. */
const DAYS_AGO = [
  424, 413, 405, 396, 384, 371, 362, 350, 338, 327, 315, 304, 290, 281, 270, 259, 246, 231, 220, 207, 195, 182, 168, 154, 141,
  127, 113, 98, 84, 71, 57, 43, 29, 20, 15, 11, 8, 5, 3, 1,
] as const;

const ANNEX_5_PLANS: readonly (readonly string[])[] = [
  ['5.1.1', '5.3.2', '5.5.1', '5.6.3'],
  ['5.2.1', '5.6.2', '5.1.2', '5.8.1'],
  ['5.5.1', '5.1.3', '5.7.1', 'own-social'],
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
    extensionDays: 150,
    isSlow: index === 21 || index === 33,
    ...GROUNDS[index],
  };
});
