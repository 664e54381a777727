import type { Browser } from '../../web/api/web-app.ts';
import type { LoadedCase } from './load-cases.ts';
import type { Screen } from './time-screens.ts';

/** Those who look, signed in, and the families that they look at. */
export interface Onlookers {
  readonly intake: Browser;
  readonly curator: Browser;
  readonly head: Browser;
  readonly director: Browser;
  /** Families on support of this curator. */
  readonly cases: readonly LoadedCase[];
}

/** What the page of a case asks for beside the card itself, by its tabs. */
const TABS = [
  'plan',
  'measures',
  'timeline',
  'documents',
  'records',
  'relations',
  'questions',
  'events',
  'observation',
  'diagram',
];

/** The lists with which the day begins, and the page of a family with its tabs. */
export function listScreens({ intake, curator, head, director, cases }: Onlookers): readonly Screen[] {
  const list = (what: string, browser: Browser, address: string): Screen => ({
    what,
    kind: 'list',
    browser,
    addresses: [address],
  });
  const card = (what: string, browser: Browser, tab = ''): Screen => ({
    what,
    kind: 'card',
    browser,
    addresses: cases.map(({ caseId }) => `/api/cases/${caseId}${tab}`),
  });
  return [
    list('tasks of a clerk', intake, '/api/tasks?scope=group'),
    list('tasks of a curator', curator, '/api/tasks?scope=mine'),
    list('all tasks of a curator', curator, '/api/tasks?scope=all'),
    list('tasks of a head', head, '/api/tasks?scope=group'),
    list('cases of a clerk', intake, '/api/cases'),
    list('cases of a curator', curator, '/api/cases'),
    list('cases of a head', head, '/api/cases'),
    list('cases of a director', director, '/api/cases'),
    list('measures of a curator', curator, '/api/measures'),
    list('measures of a director', director, '/api/measures'),
    list('control board of a head', head, '/api/control'),
    list('control board of a director', director, '/api/control'),
    card('card for its curator', curator),
    card('card for the head', head),
    ...TABS.map((tab) => card(`card, ${tab}`, curator, `/${tab}`)),
  ];
}
