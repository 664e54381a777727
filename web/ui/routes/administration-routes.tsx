import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { choiceParam, compact, MAX_PAGE, numberParam, textParam } from '../search-params.ts';
import { app } from './frame.tsx';

const administration = createRoute({
  getParentRoute: () => app,
  path: '/administration',
  component: lazyRouteComponent(() => import('../pages/administration/AdministrationPage.tsx'), 'AdministrationPage'),
});
const administrationHome = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/administration/users', replace: true, throw: true });
  },
});
const users = createRoute({
  getParentRoute: () => administration,
  path: '/users',
  validateSearch: (raw) => compact({ page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/administration/users/UsersTab.tsx'), 'UsersTab'),
});
const settings = createRoute({
  getParentRoute: () => administration,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/administration/settings/SettingsTab.tsx'), 'SettingsTab'),
});
const sources = createRoute({
  getParentRoute: () => administration,
  path: '/sources',
  component: lazyRouteComponent(() => import('../pages/administration/sources/SourcesTab.tsx'), 'SourcesTab'),
});
const documentTypes = createRoute({
  getParentRoute: () => administration,
  path: '/document-types',
  component: lazyRouteComponent(() => import('../pages/administration/document-types/DocumentTypesTab.tsx'), 'DocumentTypesTab'),
});
const familyQuestions = createRoute({
  getParentRoute: () => administration,
  path: '/family-questions',
  component: lazyRouteComponent(
    () => import('../pages/administration/family-questions/FamilyQuestionsTab.tsx'),
    'FamilyQuestionsTab',
  ),
});
const calendarLoad = createRoute({
  getParentRoute: () => administration,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../pages/administration/calendar/CalendarTab.tsx'), 'CalendarTab'),
});
const workers = createRoute({
  getParentRoute: () => administration,
  path: '/workers',
  component: lazyRouteComponent(() => import('../pages/administration/workers/WorkersTab.tsx'), 'WorkersTab'),
});
const incidents = createRoute({
  getParentRoute: () => administration,
  path: '/incidents',
  validateSearch: (raw) =>
    compact({
      kind: choiceParam(raw, 'kind', ['failedExternalTask', 'failedJob']),
      process: textParam(raw, 'process'),
      step: textParam(raw, 'step'),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/administration/incidents/IncidentsTab.tsx'), 'IncidentsTab'),
});
const jobs = createRoute({
  getParentRoute: () => administration,
  path: '/jobs',
  validateSearch: (raw) =>
    compact({
      state: choiceParam(raw, 'state', ['running', 'waiting', 'planned', 'failed']),
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    }),
  component: lazyRouteComponent(() => import('../pages/administration/jobs/JobsTab.tsx'), 'JobsTab'),
});
const signIns = createRoute({
  getParentRoute: () => administration,
  path: '/sign-ins',
  validateSearch: (raw) => compact({ page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/administration/sign-ins/SignInsTab.tsx'), 'SignInsTab'),
});
const commands = createRoute({
  getParentRoute: () => administration,
  path: '/commands',
  validateSearch: (raw) =>
    compact({ state: choiceParam(raw, 'state', ['open', 'failed', 'done']), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/administration/commands/CommandsTab.tsx'), 'CommandsTab'),
});
const findings = createRoute({
  getParentRoute: () => administration,
  path: '/findings',
  validateSearch: (raw) =>
    compact({ state: choiceParam(raw, 'state', ['open', 'resolved']), page: numberParam(raw, 'page', 1, MAX_PAGE) }),
  component: lazyRouteComponent(() => import('../pages/administration/findings/FindingsTab.tsx'), 'FindingsTab'),
});

export const administrationRoutes = administration.addChildren([
  administrationHome,
  users,
  settings,
  documentTypes,
  sources,
  familyQuestions,
  calendarLoad,
  workers,
  signIns,
  incidents,
  jobs,
  commands,
  findings,
]);
