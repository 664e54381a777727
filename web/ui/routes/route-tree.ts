import { administrationRoutes } from './administration-routes.tsx';
import { caseRoutes } from './case-routes.tsx';
import { controlRoutes } from './control-routes.tsx';
import { agency, app, root, signedIn, signIn, undertaking } from './frame.tsx';
import { pageRoutes } from './page-routes.tsx';

/** Every address of the application. */
export const routeTree = root.addChildren([
  signIn,
  agency,
  signedIn.addChildren([undertaking, app.addChildren([...pageRoutes, ...controlRoutes, caseRoutes, administrationRoutes])]),
]);
