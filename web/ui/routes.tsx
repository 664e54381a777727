import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { isSignedOut } from './api/api-error.ts';
import { meQuery } from './api/use-me.ts';
import { Shell } from './layout/Shell.tsx';
import { choiceParam, compact, flagParam, numberParam, textParam } from './search-params.ts';

const MAX_PAGE = 2000;

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw) => compact({ back: textParam(raw, 'back') }),
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

/** Everything below needs a signed-in person; the address is kept for after the sign-in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.ensureQueryData(meQuery) };
    } catch (error) {
      if (isSignedOut(error))
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { back: location.href } });
      throw error;
    }
  },
});

const undertaking = createRoute({
  getParentRoute: () => signedIn,
  path: '/undertaking',
  component: lazyRouteComponent(() => import('./pages/undertaking/UndertakingPage.tsx'), 'UndertakingPage'),
});

/** Without the undertaking on non-disclosure nothing else opens (T-192). */
const app = createRoute({
  getParentRoute: () => signedIn,
  id: 'app',
  beforeLoad: ({ context }) => {
    if (!context.me.undertakingSigned) throw redirect({ to: '/undertaking' });
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: ({ context }) => {
    const [first] = context.me.sections;
    throw redirect({ to: first === undefined || first === 'tasks' ? '/tasks' : `/${first}`, replace: true });
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
      search: textParam(raw, 'search'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('./pages/tasks/TasksPage.tsx'), 'TasksPage'),
});

const task = createRoute({
  getParentRoute: () => app,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('./pages/tasks/$taskId/TaskPage.tsx'), 'TaskPage'),
});

const cases = createRoute({
  getParentRoute: () => app,
  path: '/cases',
  validateSearch: (raw) =>
    compact({
      status: choiceParam(raw, 'status', ['preparation', 'support', 'post-support', 'closed']),
      stage: numberParam(raw, 'stage', 1, 7),
      search: textParam(raw, 'search'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('./pages/cases/CasesPage.tsx'), 'CasesPage'),
});

const registerAppeal = createRoute({
  getParentRoute: () => app,
  path: '/appeals/new',
  component: lazyRouteComponent(() => import('./pages/appeals/new/RegisterAppealPage.tsx'), 'RegisterAppealPage'),
});

const caseCard = createRoute({
  getParentRoute: () => app,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/CasePage.tsx'), 'CasePage'),
});

const caseOverview = createRoute({
  getParentRoute: () => caseCard,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/OverviewTab.tsx'), 'OverviewTab'),
});
const casePlan = createRoute({
  getParentRoute: () => caseCard,
  path: '/plan',
  validateSearch: (raw) => compact({ version: numberParam(raw, 'version', 1, 1000) }),
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/plan/PlanTab.tsx'), 'PlanTab'),
});
const caseRecords = createRoute({
  getParentRoute: () => caseCard,
  path: '/records',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/records/RecordsTab.tsx'), 'RecordsTab'),
});
const caseSessions = createRoute({
  getParentRoute: () => caseCard,
  path: '/consilium',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/consilium/ConsiliumTab.tsx'), 'ConsiliumTab'),
});
const caseRequests = createRoute({
  getParentRoute: () => caseCard,
  path: '/requests',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/requests/RequestsTab.tsx'), 'RequestsTab'),
});
const caseDocuments = createRoute({
  getParentRoute: () => caseCard,
  path: '/documents',
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/documents/DocumentsTab.tsx'), 'DocumentsTab'),
});
const caseTimeline = createRoute({
  getParentRoute: () => caseCard,
  path: '/timeline',
  validateSearch: (raw) => compact({ page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/timeline/TimelineTab.tsx'), 'TimelineTab'),
});
const caseDiagram = createRoute({
  getParentRoute: () => caseCard,
  path: '/diagram',
  validateSearch: (raw) => compact({ instance: textParam(raw, 'instance'), step: textParam(raw, 'step') }),
  component: lazyRouteComponent(() => import('./pages/cases/$caseId/diagram/DiagramTab.tsx'), 'DiagramTab'),
});

const families = createRoute({
  getParentRoute: () => app,
  path: '/families',
  validateSearch: (raw) => compact({ search: textParam(raw, 'search'), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('./pages/families/FamiliesPage.tsx'), 'FamiliesPage'),
});
const family = createRoute({
  getParentRoute: () => app,
  path: '/families/$familyId',
  component: lazyRouteComponent(() => import('./pages/families/$familyId/FamilyPage.tsx'), 'FamilyPage'),
});

const sessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  validateSearch: (raw) =>
    compact({
      status: choiceParam(raw, 'status', ['planned', 'agenda-published', 'held', 'decided', 'minutes-signed']),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('./pages/sessions/SessionsPage.tsx'), 'SessionsPage'),
});
const session = createRoute({
  getParentRoute: () => app,
  path: '/sessions/$sessionId',
  component: lazyRouteComponent(() => import('./pages/sessions/$sessionId/SessionPage.tsx'), 'SessionPage'),
});

const requests = createRoute({
  getParentRoute: () => app,
  path: '/requests',
  validateSearch: (raw) =>
    compact({
      state: choiceParam(raw, 'state', ['waiting', 'overdue', 'answered']),
      search: textParam(raw, 'search'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('./pages/requests/RequestsPage.tsx'), 'RequestsPage'),
});

const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: (raw) => compact({ year: numberParam(raw, 'year', 2017, 2100) }),
  component: lazyRouteComponent(() => import('./pages/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const processes = createRoute({
  getParentRoute: () => app,
  path: '/processes',
  component: lazyRouteComponent(() => import('./pages/processes/ProcessesPage.tsx'), 'ProcessesPage'),
});
const process = createRoute({
  getParentRoute: () => app,
  path: '/processes/$definitionId',
  component: lazyRouteComponent(() => import('./pages/processes/$definitionId/ProcessPage.tsx'), 'ProcessPage'),
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
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
});

const notifications = createRoute({
  getParentRoute: () => app,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const search = createRoute({
  getParentRoute: () => app,
  path: '/search',
  validateSearch: (raw) => compact({ q: textParam(raw, 'q') }),
  component: lazyRouteComponent(() => import('./pages/search/SearchPage.tsx'), 'SearchPage'),
});

const undertakings = createRoute({
  getParentRoute: () => app,
  path: '/undertakings',
  component: lazyRouteComponent(() => import('./pages/undertakings/UndertakingsPage.tsx'), 'UndertakingsPage'),
});

const administration = createRoute({
  getParentRoute: () => app,
  path: '/administration',
  component: lazyRouteComponent(() => import('./pages/administration/AdministrationPage.tsx'), 'AdministrationPage'),
});
const administrationHome = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/administration/users', replace: true });
  },
});
const users = createRoute({
  getParentRoute: () => administration,
  path: '/users',
  validateSearch: (raw) => compact({ search: textParam(raw, 'search'), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('./pages/administration/users/UsersTab.tsx'), 'UsersTab'),
});
const settings = createRoute({
  getParentRoute: () => administration,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/administration/settings/SettingsTab.tsx'), 'SettingsTab'),
});
const calendarLoad = createRoute({
  getParentRoute: () => administration,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/administration/calendar/CalendarTab.tsx'), 'CalendarTab'),
});
const incidents = createRoute({
  getParentRoute: () => administration,
  path: '/incidents',
  component: lazyRouteComponent(() => import('./pages/administration/incidents/IncidentsTab.tsx'), 'IncidentsTab'),
});
const commands = createRoute({
  getParentRoute: () => administration,
  path: '/commands',
  validateSearch: (raw) =>
    compact({ state: choiceParam(raw, 'state', ['open', 'failed', 'done']), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('./pages/administration/commands/CommandsTab.tsx'), 'CommandsTab'),
});
const findings = createRoute({
  getParentRoute: () => administration,
  path: '/findings',
  validateSearch: (raw) =>
    compact({ state: choiceParam(raw, 'state', ['open', 'resolved']), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('./pages/administration/findings/FindingsTab.tsx'), 'FindingsTab'),
});

export const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    undertaking,
    app.addChildren([
      home,
      tasks,
      task,
      cases,
      registerAppeal,
      families,
      family,
      sessions,
      session,
      requests,
      calendar,
      processes,
      process,
      audit,
      notifications,
      search,
      undertakings,
      caseCard.addChildren([
        caseOverview,
        casePlan,
        caseRecords,
        caseSessions,
        caseRequests,
        caseDocuments,
        caseTimeline,
        caseDiagram,
      ]),
      administration.addChildren([administrationHome, users, settings, calendarLoad, incidents, commands, findings]),
    ]),
  ]),
]);
