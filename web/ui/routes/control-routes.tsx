import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { STATE_FILTERS } from '../pages/measures/measure-words.ts';
import { choiceParam, compact, MAX_PAGE, numberParam, textParam } from '../search-params.ts';
import { app } from './frame.tsx';

const MAX_DAYS = 366;
const MONTH = /^(now|20\d\d-(0[1-9]|1[0-2]))$/;

const measures = createRoute({
  getParentRoute: () => app,
  path: '/measures',
  validateSearch: (raw) => {
    const month = textParam(raw, 'month');
    return compact({
      state: choiceParam(raw, 'state', STATE_FILTERS),
      curator: textParam(raw, 'curator'),
      case: textParam(raw, 'case'),
      executor: textParam(raw, 'executor'),
      days: numberParam(raw, 'days', 1, MAX_DAYS),
      month: month !== undefined && MONTH.test(month) ? month : undefined,
      page: numberParam(raw, 'page', 1, MAX_PAGE),
    });
  },
  component: lazyRouteComponent(() => import('../pages/measures/MeasuresPage.tsx'), 'MeasuresPage'),
});

const control = createRoute({
  getParentRoute: () => app,
  path: '/control',
  validateSearch: (raw) => compact({ days: numberParam(raw, 'days', 1, MAX_DAYS) }),
  component: lazyRouteComponent(() => import('../pages/control/ControlPage.tsx'), 'ControlPage'),
});

const effectiveness = createRoute({
  getParentRoute: () => app,
  path: '/reports',
  validateSearch: (raw) => compact({ from: textParam(raw, 'from'), to: textParam(raw, 'to') }),
  component: lazyRouteComponent(() => import('../pages/reports/EffectivenessPage.tsx'), 'EffectivenessPage'),
});

const annualReport = createRoute({
  getParentRoute: () => app,
  path: '/reports/annual',
  validateSearch: (raw) => compact({ year: numberParam(raw, 'year', 2017, 2100) }),
  component: lazyRouteComponent(() => import('../pages/reports/annual/AnnualReportPage.tsx'), 'AnnualReportPage'),
});

/** Coordinating measures, controlling that they are carried out, and what came of it. */
export const controlRoutes = [measures, control, effectiveness, annualReport] as const;
