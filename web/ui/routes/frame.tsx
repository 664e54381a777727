import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { isSignedOut } from '../api/api-error.ts';
import { meQuery } from '../api/use-me.ts';
import { Shell } from '../layout/Shell.tsx';
import { compact, textParam } from '../search-params.ts';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw) => compact({ back: textParam(raw, 'back') }),
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

/** For an organisation with a link: no sign-in, nothing of the application around it (T-076). */
export const agency = createRoute({
  getParentRoute: () => root,
  path: '/agency',
  component: lazyRouteComponent(() => import('../pages/agency/AgencyPage.tsx'), 'AgencyPage'),
});

/** Everything below needs a signed-in person; the address is kept for after the sign-in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.query({ ...meQuery, staleTime: 'static' }) };
    } catch (error) {
      if (isSignedOut(error))
        redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { back: location.href }, throw: true });
      throw error;
    }
  },
});

export const undertaking = createRoute({
  getParentRoute: () => signedIn,
  path: '/undertaking',
  component: lazyRouteComponent(() => import('../pages/undertaking/UndertakingPage.tsx'), 'UndertakingPage'),
});

/** Without the undertaking on non-disclosure nothing else opens (T-192). */
export const app = createRoute({
  getParentRoute: () => signedIn,
  id: 'app',
  beforeLoad: ({ context }) => {
    if (!context.me.undertakingSigned) redirect({ to: '/undertaking', throw: true });
  },
  component: Shell,
});
