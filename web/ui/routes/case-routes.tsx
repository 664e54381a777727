import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { eventThemes } from '#contract/timeline';
import { choiceParam, compact, MAX_PAGE, numberParam, textParam } from '../search-params.ts';
import { app } from './frame.tsx';

const caseCard = createRoute({
  getParentRoute: () => app,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/CasePage.tsx'), 'CasePage'),
});

const caseOverview = createRoute({
  getParentRoute: () => caseCard,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/OverviewTab.tsx'), 'OverviewTab'),
});
const casePlan = createRoute({
  getParentRoute: () => caseCard,
  path: '/plan',
  validateSearch: (raw) =>
    compact({ version: numberParam(raw, 'version', 1, 1000), against: numberParam(raw, 'against', 1, 1000) }),
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/plan/PlanTab.tsx'), 'PlanTab'),
});
const caseMeasures = createRoute({
  getParentRoute: () => caseCard,
  path: '/measures',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/measures/MeasuresTab.tsx'), 'MeasuresTab'),
});
const caseRecords = createRoute({
  getParentRoute: () => caseCard,
  path: '/records',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/records/RecordsTab.tsx'), 'RecordsTab'),
});
const caseObservation = createRoute({
  getParentRoute: () => caseCard,
  path: '/observation',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/observation/ObservationTab.tsx'), 'ObservationTab'),
});
const caseSessions = createRoute({
  getParentRoute: () => caseCard,
  path: '/consilium',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/consilium/ConsiliumTab.tsx'), 'ConsiliumTab'),
});
const caseRequests = createRoute({
  getParentRoute: () => caseCard,
  path: '/requests',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/requests/RequestsTab.tsx'), 'RequestsTab'),
});
const caseDocuments = createRoute({
  getParentRoute: () => caseCard,
  path: '/documents',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/documents/DocumentsTab.tsx'), 'DocumentsTab'),
});
const caseRelations = createRoute({
  getParentRoute: () => caseCard,
  path: '/relations',
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/relations/RelationsTab.tsx'), 'RelationsTab'),
});
const caseTimeline = createRoute({
  getParentRoute: () => caseCard,
  path: '/timeline',
  validateSearch: (raw) =>
    compact({
      page: numberParam(raw, 'page', 1, MAX_PAGE),
      theme: choiceParam(raw, 'theme', eventThemes),
      order: choiceParam(raw, 'order', ['oldest']),
    }),
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/timeline/TimelineTab.tsx'), 'TimelineTab'),
});
const caseDiagram = createRoute({
  getParentRoute: () => caseCard,
  path: '/diagram',
  validateSearch: (raw) => compact({ instance: textParam(raw, 'instance'), step: textParam(raw, 'step') }),
  component: lazyRouteComponent(() => import('../pages/cases/$caseId/diagram/DiagramTab.tsx'), 'DiagramTab'),
});

export const caseRoutes = caseCard.addChildren([
  caseOverview,
  casePlan,
  caseMeasures,
  caseRecords,
  caseObservation,
  caseSessions,
  caseRequests,
  caseDocuments,
  caseRelations,
  caseTimeline,
  caseDiagram,
]);
