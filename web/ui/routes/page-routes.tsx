import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { organisationKinds } from '#contract/organisation-kinds';
import type { Section } from '#contract/sign-in';
import { choiceParam, compact, flagParam, MAX_PAGE, numberParam, textParam } from '../search-params.ts';
import { CATEGORIES, ENDS_WITHIN_MAX_DAYS, LEVELS, REGISTER_STATES } from '../pages/register/register-filters.ts';
import { app } from './frame.tsx';

/** Where a day begins: with tasks, or else with what only this role has. */
const HOME: readonly Section[] = ['tasks', 'audit', 'administration', 'processes'];

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = HOME.find((section) => context.me.sections.includes(section)) ?? context.me.sections[0];
    redirect({ to: first === undefined || first === 'tasks' ? '/tasks' : `/${first}`, replace: true, throw: true });
  },
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: (raw) =>
    compact({
      scope: choiceParam(raw, 'scope', ['mine', 'group']),
      stage: numberParam(raw, 'stage', 0, 7),
      overdue: flagParam(raw, 'overdue'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/tasks/TasksPage.tsx'), 'TasksPage'),
});

const task = createRoute({
  getParentRoute: () => app,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('../pages/tasks/$taskId/TaskPage.tsx'), 'TaskPage'),
});

const cases = createRoute({
  getParentRoute: () => app,
  path: '/cases',
  validateSearch: (raw) =>
    compact({
      status: choiceParam(raw, 'status', ['preparation', 'support', 'post-support', 'closed']),
      stage: numberParam(raw, 'stage', 1, 7),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/cases/CasesPage.tsx'), 'CasesPage'),
});

const appeals = createRoute({
  getParentRoute: () => app,
  path: '/appeals',
  validateSearch: (raw) =>
    compact({
      status: choiceParam(raw, 'status', ['received', 'registered', 'attached', 'transferred', 'closed']),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/appeals/AppealsPage.tsx'), 'AppealsPage'),
});
const appeal = createRoute({
  getParentRoute: () => app,
  path: '/appeals/$appealId',
  component: lazyRouteComponent(() => import('../pages/appeals/$appealId/AppealPage.tsx'), 'AppealPage'),
});
const registerAppeal = createRoute({
  getParentRoute: () => app,
  path: '/appeals/new',
  validateSearch: (raw) => compact({ received: textParam(raw, 'received') }),
  component: lazyRouteComponent(() => import('../pages/appeals/new/RegisterAppealPage.tsx'), 'RegisterAppealPage'),
});

const organisations = createRoute({
  getParentRoute: () => app,
  path: '/organisations',
  validateSearch: (raw) =>
    compact({
      kind: choiceParam(raw, 'kind', organisationKinds),
      retired: flagParam(raw, 'retired'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/organisations/OrganisationsPage.tsx'), 'OrganisationsPage'),
});

const families = createRoute({
  getParentRoute: () => app,
  path: '/families',
  validateSearch: (raw) => compact({ page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/families/FamiliesPage.tsx'), 'FamiliesPage'),
});
const family = createRoute({
  getParentRoute: () => app,
  path: '/families/$familyId',
  component: lazyRouteComponent(() => import('../pages/families/$familyId/FamilyPage.tsx'), 'FamilyPage'),
});

const sessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  validateSearch: (raw) =>
    compact({
      status: choiceParam(raw, 'status', ['planned', 'agenda-published', 'held', 'decided', 'minutes-signed', 'cancelled']),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/sessions/SessionsPage.tsx'), 'SessionsPage'),
});
const session = createRoute({
  getParentRoute: () => app,
  path: '/sessions/$sessionId',
  component: lazyRouteComponent(() => import('../pages/sessions/$sessionId/SessionPage.tsx'), 'SessionPage'),
});

const register = createRoute({
  getParentRoute: () => app,
  path: '/register',
  validateSearch: (raw) =>
    compact({
      centre: textParam(raw, 'centre'),
      curator: textParam(raw, 'curator'),
      level: choiceParam(raw, 'level', LEVELS),
      category: choiceParam(raw, 'category', CATEGORIES),
      state: choiceParam(raw, 'state', REGISTER_STATES),
      endsWithinDays: numberParam(raw, 'endsWithinDays', 0, ENDS_WITHIN_MAX_DAYS),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/register/RegisterPage.tsx'), 'RegisterPage'),
});

const decisions = createRoute({
  getParentRoute: () => app,
  path: '/sessions/decisions',
  validateSearch: (raw) =>
    compact({
      kind: choiceParam(raw, 'kind', ['need', 'level', 'plan', 'progress', 'results']),
      from: textParam(raw, 'from'),
      to: textParam(raw, 'to'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/sessions/decisions/DecisionsPage.tsx'), 'DecisionsPage'),
});
const members = createRoute({
  getParentRoute: () => app,
  path: '/sessions/members',
  component: lazyRouteComponent(() => import('../pages/sessions/members/MembersPage.tsx'), 'MembersPage'),
});

const classes = createRoute({
  getParentRoute: () => app,
  path: '/classes',
  component: lazyRouteComponent(() => import('../pages/classes/ClassesPage.tsx'), 'ClassesPage'),
});
const classGroup = createRoute({
  getParentRoute: () => app,
  path: '/classes/$groupId',
  component: lazyRouteComponent(() => import('../pages/classes/$groupId/ClassPage.tsx'), 'ClassPage'),
});

const requests = createRoute({
  getParentRoute: () => app,
  path: '/requests',
  validateSearch: (raw) =>
    compact({
      state: choiceParam(raw, 'state', ['waiting', 'overdue', 'answered']),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/requests/RequestsPage.tsx'), 'RequestsPage'),
});

const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: (raw) => compact({ year: numberParam(raw, 'year', 2017, 2100) }),
  component: lazyRouteComponent(() => import('../pages/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const processes = createRoute({
  getParentRoute: () => app,
  path: '/processes',
  component: lazyRouteComponent(() => import('../pages/processes/ProcessesPage.tsx'), 'ProcessesPage'),
});
const process = createRoute({
  getParentRoute: () => app,
  path: '/processes/$definitionId',
  component: lazyRouteComponent(() => import('../pages/processes/$definitionId/ProcessPage.tsx'), 'ProcessPage'),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: (raw) =>
    compact({
      case: textParam(raw, 'case'),
      actor: textParam(raw, 'actor'),
      action: textParam(raw, 'action'),
      from: textParam(raw, 'from'),
      to: textParam(raw, 'to'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/audit/AuditPage.tsx'), 'AuditPage'),
});

const notifications = createRoute({
  getParentRoute: () => app,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../pages/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const search = createRoute({
  getParentRoute: () => app,
  path: '/search',
  component: lazyRouteComponent(() => import('../pages/search/SearchPage.tsx'), 'SearchPage'),
});

const undertakings = createRoute({
  getParentRoute: () => app,
  path: '/undertakings',
  component: lazyRouteComponent(() => import('../pages/undertakings/UndertakingsPage.tsx'), 'UndertakingsPage'),
});

const curators = createRoute({
  getParentRoute: () => app,
  path: '/curators',
  component: lazyRouteComponent(() => import('../pages/curators/CuratorsPage.tsx'), 'CuratorsPage'),
});

const substitutions = createRoute({
  getParentRoute: () => app,
  path: '/substitutions',
  validateSearch: (raw) => compact({ page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/substitutions/SubstitutionsPage.tsx'), 'SubstitutionsPage'),
});

const mySignIn = createRoute({
  getParentRoute: () => app,
  path: '/my-sign-in',
  component: lazyRouteComponent(() => import('../pages/my-sign-in/MySignInPage.tsx'), 'MySignInPage'),
});

export const pageRoutes = [
  curators,
  substitutions,
  home,
  tasks,
  task,
  cases,
  appeals,
  appeal,
  registerAppeal,
  organisations,
  families,
  family,
  sessions,
  session,
  decisions,
  members,
  register,
  classes,
  classGroup,
  requests,
  calendar,
  processes,
  process,
  audit,
  notifications,
  search,
  undertakings,
  mySignIn,
] as const;
